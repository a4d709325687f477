import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql'
import type { Context } from '../../graphql/context.ts'
import { Facet, FacetInput, loadNodes, SearchField } from '../explorer/index.ts'
import { CaseSortInput, CreateCaseInput, UpdateCaseInput } from './case.input.ts'
import type { CaseLoaders } from './case.loaders.ts'
import type { CaseService } from './case.service.ts'
import { Case, CaseConnection } from './case.type.ts'
import type { CaseSearchService, CasesFound } from './case-search.service.ts'

@Resolver(() => Case)
export class CaseResolver {
  constructor(
    private readonly cases: CaseService,
    private readonly loaders: CaseLoaders,
  ) {}

  @Query(() => Case, { nullable: true, description: 'One case; NOT_FOUND when there is none.' })
  case(
    @Ctx() { viewer }: Context,
    @Arg('key', () => String, {
      description:
        'Its key, in any case of letters, one that it had before, or its id. A merged case is found as well: see `mergedInto`.',
    })
    key: string,
  ): Promise<Case> {
    return this.cases.get(viewer, key)
  }

  @Mutation(() => Case, {
    description:
      'Opens a case. Its signals come under review, which needs security_monitoring_signals_write; NOT_FOUND for signals and projects that there are not. Creator and assignee watch it.',
  })
  createCase(@Ctx() { viewer }: Context, @Arg('input', () => CreateCaseInput) input: CreateCaseInput): Promise<Case> {
    return this.cases.create(viewer, input)
  }

  @Mutation(() => Case, {
    description: 'Changes a case. What changes nothing is no error. CONFLICT for a case that was merged into another.',
  })
  updateCase(
    @Ctx() { viewer }: Context,
    @Arg('id', () => ID) id: string,
    @Arg('input', () => UpdateCaseInput) input: UpdateCaseInput,
    @Arg('expectedVersion', () => Int, {
      nullable: true,
      description: 'The version the client has seen; an older one is a CONFLICT.',
    })
    expectedVersion?: number | null,
  ): Promise<Case> {
    return this.cases.update(viewer, id, input, expectedVersion)
  }

  @FieldResolver(() => Case, {
    nullable: true,
    description: 'The case into which it was merged; null while it was not.',
  })
  mergedInto(@Root() one: CaseRoot, @Ctx() { loaders }: Context): Promise<Case | null> | null {
    return one.mergedIntoId === null ? null : loaders.get(this.loaders.caseById).load(one.mergedIntoId)
  }

  @FieldResolver(() => [Case], {
    description: 'Cases that were merged into it, the oldest first. Each keeps its own description and notebook.',
  })
  mergedCases(@Root() { id }: CaseRoot, @Ctx() { loaders }: Context): Promise<readonly Case[]> {
    return loaders.get(this.loaders.mergedCases).load(id)
  }
}

/** What the rows of cases hold beside what clients see. */
export interface CaseRoot extends Case {
  readonly projectId: string
  readonly assigneeId: string | null
  readonly mergedIntoId: string | null
}

@Resolver(() => CaseConnection)
export class CaseSearchResolver {
  constructor(
    private readonly searches: CaseSearchService,
    private readonly loaders: CaseLoaders,
  ) {}

  @Query(() => CaseConnection, {
    description:
      'Searches all cases, such as `status:open priority:(p1 OR p2) project:sec assignee:me`. Free text looks in title, description and key. Merged cases are left out, unless the query names `merged_into`.',
  })
  async cases(
    @Ctx() { viewer, loaders }: Context,
    @Arg('query', () => String, { description: 'The search language; empty for everything.' }) query: string,
    @Arg('first', () => Int, { defaultValue: 25, description: 'At most 1,000.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'Cursor of the last row of the page before.' }) after?:
      | string
      | null,
    @Arg('sort', () => CaseSortInput, { nullable: true, description: 'By createdAt, the newest first, when left out.' })
    sort?: CaseSortInput | null,
  ): Promise<CaseConnection & { search: CasesFound['search'] }> {
    const found = await this.searches.find(viewer, { query, first, after: after ?? null, sort: sort ?? null })
    const rows = loaders.get(this.loaders.caseById)
    const page = await loadNodes<Case>(found.page, (id) => rows.load(id))
    return { ...page, total: found.total, search: found.search }
  }

  @FieldResolver(() => [Facet], {
    description: 'Values of fields and how often they occur; each facet ignores the clauses that restrict it.',
  })
  facets(
    @Root() { search }: CaseConnection & { search: CasesFound['search'] },
    @Arg('facets', () => [FacetInput], { description: 'At most 50.' }) facets: FacetInput[],
  ): Promise<readonly Facet[]> {
    return search.facets(facets)
  }

  @Query(() => [SearchField], { description: 'What a query over cases can name, as a search bar offers it.' })
  caseFields(
    @Ctx() { viewer }: Context,
    @Arg('prefix', () => String, { nullable: true, description: 'What has been typed; everything when left out.' })
    prefix?: string | null,
  ): Promise<readonly SearchField[]> {
    return this.searches.fields(viewer, prefix ?? '')
  }
}
