import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql'
import type { Context, LoaderDefinition } from '../../graphql/context.ts'
import { DateTime } from '../../graphql/scalars.ts'
import type { Page } from '../../kernel/page.ts'
import { loadNodes, TimeRangeInput, TimeseriesPoint } from '../explorer/index.ts'
import { SignalConnection, type SignalSummary } from '../signals/index.ts'
import { ThreatIntelResult } from '../threat-intel/index.ts'
import type { IpInvestigationService } from './ip-investigation.service.ts'
import { AutonomousSystem, GeoPlace, IpInvestigation, KeyCount } from './ip-investigation.type.ts'

@Resolver(() => IpInvestigation)
export class IpInvestigationResolver {
  constructor(
    private readonly service: IpInvestigationService,
    private readonly signalById: LoaderDefinition<string, SignalSummary | null>,
  ) {}

  @Query(() => IpInvestigation, {
    complexity: 50,
    description: 'What is known about an address, and what the logs and signals of a range tell about it.',
  })
  ipInvestigation(
    @Ctx() { viewer }: Context,
    @Arg('ip', () => String, { description: 'IPv4 or IPv6 in any spelling.' }) ip: string,
    @Arg('range', () => TimeRangeInput) range: TimeRangeInput,
  ): IpInvestigation {
    return this.service.open(viewer, ip, range)
  }

  @FieldResolver(() => GeoPlace, { nullable: true, description: 'Null for private addresses and unknown ones.' })
  geo(@Root() found: IpInvestigation): GeoPlace | null {
    return this.service.place(found)
  }

  @FieldResolver(() => AutonomousSystem, {
    nullable: true,
    description: 'Who announces the address; null for private and unknown ones, and without a database of networks.',
  })
  autonomousSystem(@Root() found: IpInvestigation): Promise<AutonomousSystem | null> {
    return this.service.owner(found)
  }

  @FieldResolver(() => [ThreatIntelResult], { description: 'What the enabled feeds say about it now.' })
  threatIntel(@Root() found: IpInvestigation): readonly ThreatIntelResult[] {
    return this.service.threats(found)
  }

  @FieldResolver(() => DateTime, {
    nullable: true,
    description: 'Time of the first log of the range that names it; null when none does.',
  })
  async firstSeen(@Root() found: IpInvestigation): Promise<Date | null> {
    return (await this.service.seen(found)).firstSeen
  }

  @FieldResolver(() => DateTime, {
    nullable: true,
    description: 'Time of the last log of the range that names it; null when none does.',
  })
  async lastSeen(@Root() found: IpInvestigation): Promise<Date | null> {
    return (await this.service.seen(found)).lastSeen
  }

  @FieldResolver(() => Int, { description: 'Logs of the range that name it anywhere: `@network.ip.list`.' })
  logCount(@Root() { logs }: IpInvestigation): Promise<number> {
    return logs.total()
  }

  @FieldResolver(() => Int, { description: 'Signals created in the range that name it: `@network.ip.list`.' })
  signalCount(@Root() { signals }: IpInvestigation): Promise<number> {
    return signals.total()
  }

  @FieldResolver(() => [KeyCount], { description: 'Its logs by `source`: the 100 most frequent.' })
  bySource(@Root() found: IpInvestigation): Promise<KeyCount[]> {
    return this.service.counts(found, 'source')
  }

  @FieldResolver(() => [KeyCount], { description: 'Its logs by `@usr.id`: the 100 most frequent.' })
  byUser(@Root() found: IpInvestigation): Promise<KeyCount[]> {
    return this.service.counts(found, '@usr.id')
  }

  @FieldResolver(() => [KeyCount], {
    description: 'Its logs by `@evt.outcome`; those that do not tell one are in none.',
  })
  byOutcome(@Root() found: IpInvestigation): Promise<KeyCount[]> {
    return this.service.counts(found, '@evt.outcome')
  }

  @FieldResolver(() => [TimeseriesPoint], {
    description: 'Its logs over time, in at most 150 intervals of a readable length.',
  })
  timeline(@Root() found: IpInvestigation): Promise<readonly TimeseriesPoint[]> {
    return this.service.timeline(found)
  }

  @FieldResolver(() => SignalConnection, { description: 'Those that `signalCount` counts, the newest first.' })
  async signals(
    @Root() { signals }: IpInvestigation,
    @Ctx() { loaders }: Context,
    @Arg('first', () => Int, { defaultValue: 20, description: 'At most 1,000.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'Cursor of the last row of the page before.' }) after?:
      | string
      | null,
  ): Promise<Page<SignalSummary>> {
    const page = await signals.list(first, after, null)
    const byId = loaders.get(this.signalById)
    return loadNodes(page, (id) => byId.load(id))
  }
}
