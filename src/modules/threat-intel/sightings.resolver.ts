import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql'
import type { Context } from '../../graphql/context.ts'
import type { Page } from '../../kernel/page.ts'
import { TimeRangeInput } from '../explorer/index.ts'
import type { IndicatorReportService } from './indicator-report.service.ts'
import type { RetroMatchService } from './retro-match.service.ts'
import { IndicatorReport, type IndicatorSighting, IndicatorSightingConnection, RetroMatch } from './sightings.type.ts'

@Resolver(() => RetroMatch)
export class SightingsResolver {
  constructor(
    private readonly reports: IndicatorReportService,
    private readonly retroMatches: RetroMatchService,
  ) {}

  @Query(() => IndicatorReport, {
    complexity: 50,
    description: 'What is known about an address, a block, a domain, a URL, a hash or another value.',
  })
  indicator(@Ctx() { viewer }: Context, @Arg('value', () => String) value: string): Promise<IndicatorReport> {
    return this.reports.report(viewer, value)
  }

  @Mutation(() => RetroMatch, {
    complexity: 50,
    description:
      'Compares the list of a feed with the stored logs of a range, as if it had been there when they came in.',
  })
  retroMatchFeed(
    @Ctx() { viewer }: Context,
    @Arg('feedId', () => ID) feedId: string,
    @Arg('range', () => TimeRangeInput) range: TimeRangeInput,
  ): Promise<RetroMatch> {
    return this.retroMatches.match(viewer, feedId, range)
  }

  @FieldResolver(() => IndicatorSightingConnection, { description: 'The newest first.' })
  sightings(
    @Root() findings: RetroMatch,
    @Arg('first', () => Int, { defaultValue: 100, description: 'At most 1,000.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null | undefined,
    @Ctx() { viewer }: Context,
  ): Promise<Page<IndicatorSighting>> {
    return this.retroMatches.sightings(viewer, findings, first, after ?? null)
  }
}
