import { Arg, type ClassType, FieldResolver, Int, Resolver, Root } from 'type-graphql'
import { Duration } from '../../graphql/scalars.ts'
import type { DocumentSearch } from './document-search.ts'
import { FacetInput, GroupByInput, MeasureInput } from './search.input.ts'
import { Facet, Pie, Table, Timeseries, TopList } from './search.type.ts'

/** The fields that a search has whatever it searches in; extend the class and add the list. */
export function searchFields<Type extends object>(type: ClassType<Type>) {
  @Resolver(() => type)
  abstract class SearchFieldsResolver {
    @FieldResolver(() => Int, { description: 'How many documents the query selects.' })
    total(@Root() search: DocumentSearch): Promise<number> {
      return search.total()
    }

    @FieldResolver(() => [Facet], {
      description: 'Values of fields and how often they occur; each facet ignores the clauses that restrict it.',
    })
    facets(
      @Root() search: DocumentSearch,
      @Arg('facets', () => [FacetInput], { description: 'At most 50.' }) facets: FacetInput[],
    ): Promise<readonly Facet[]> {
      return search.facets(facets)
    }

    @FieldResolver(() => Timeseries, {
      description:
        'A measure over time, for everything or for the largest groups: first of the first field, then within each of them of the next.',
    })
    timeseries(
      @Root() search: DocumentSearch,
      @Arg('groupBy', () => [GroupByInput], { defaultValue: [], description: 'At most 4 fields.' })
      groupBy: GroupByInput[],
      @Arg('measure', () => MeasureInput, { nullable: true, description: 'COUNT when left out.' })
      measure?: MeasureInput | null,
      @Arg('interval', () => Duration, { nullable: true, description: 'Chosen for about 150 points when left out.' })
      interval?: number | null,
    ): Promise<Timeseries> {
      return search.timeseries(groupBy, measure, interval)
    }

    @FieldResolver(() => TopList, { description: 'The values of a field with the largest measure.' })
    topList(
      @Root() search: DocumentSearch,
      @Arg('groupBy', () => GroupByInput, { description: 'Whose values are measured.' }) groupBy: GroupByInput,
      @Arg('measure', () => MeasureInput, { nullable: true, description: 'COUNT when left out.' })
      measure?: MeasureInput | null,
    ): Promise<TopList> {
      return search.topList(groupBy, measure)
    }

    @FieldResolver(() => Table, {
      description: 'Groups within groups, ordered by the first measure, with exact subtotals.',
    })
    table(
      @Root() search: DocumentSearch,
      @Arg('groupBy', () => [GroupByInput], { description: 'At most 4 fields, and 10,000 groups by their limits.' })
      groupBy: GroupByInput[],
      @Arg('measures', () => [MeasureInput], { nullable: true, description: 'COUNT when left out.' })
      measures?: MeasureInput[] | null,
    ): Promise<Table> {
      return search.table(groupBy, measures)
    }

    @FieldResolver(() => Pie, {
      description: 'The values of a field with the largest measure, and their shares of the whole.',
    })
    pie(
      @Root() search: DocumentSearch,
      @Arg('groupBy', () => GroupByInput, { description: 'Whose values are measured.' }) groupBy: GroupByInput,
      @Arg('measure', () => MeasureInput, { nullable: true, description: 'COUNT when left out.' })
      measure?: MeasureInput | null,
    ): Promise<Pie> {
      return search.pie(groupBy, measure)
    }
  }
  return SearchFieldsResolver as unknown as abstract new () => object
}
