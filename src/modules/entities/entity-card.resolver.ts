import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql'
import type { Context } from '../../graphql/context.ts'
import { SeverityEnum } from '../../graphql/enums.ts'
import { DateTime } from '../../graphql/scalars.ts'
import { entityText } from '../../kernel/entity.ts'
import type { Severity } from '../../kernel/severity.ts'
import { type DocumentSearch, TimeRangeInput } from '../explorer/index.ts'
import { LogSearch } from '../logs/index.ts'
import { Entity, SignalSearch, type SignalsFound } from '../signals/index.ts'
import type { EntityLoaders } from './entity.loaders.ts'
import type { EntityService, SeenTimes } from './entity.service.ts'
import { RiskPoint } from './entity.type.ts'
import type { ListedEntity } from './entity-list.ts'
import { type Risk, riskLevel } from './risk.ts'

/** What is known of an entity wherever it is named; from a list of entities it brings its risk along. */
type Named = Entity & Partial<Pick<ListedEntity, 'riskScore' | 'signalCount'>>

@Resolver(() => Entity)
export class EntityCardResolver {
  constructor(
    private readonly service: EntityService,
    private readonly loaders: EntityLoaders,
  ) {}

  @FieldResolver(() => DateTime, {
    nullable: true,
    description: 'Time of the first stored log that names it; null when none does.',
  })
  async firstSeen(@Root() entity: Named, @Ctx() context: Context): Promise<Date | null> {
    return (await this.#seen(entity, context)).firstSeen
  }

  @FieldResolver(() => DateTime, {
    nullable: true,
    description: 'Time of the last stored log that names it; null when none does.',
  })
  async lastSeen(@Root() entity: Named, @Ctx() context: Context): Promise<Date | null> {
    return (await this.#seen(entity, context)).lastSeen
  }

  @FieldResolver(() => Int, {
    description:
      'Sum over the signals of the last 14 days that name it: 100 for each of CRITICAL severity, 50 for HIGH, 5 for MEDIUM, 0 for LOW and INFO. A signal counts for two weeks from its creation, and with its present severity; one that was archived as FALSE_POSITIVE does not count.',
  })
  async riskScore(@Root() entity: Named, @Ctx() context: Context): Promise<number> {
    return (await this.#risk(entity, context)).riskScore
  }

  @FieldResolver(() => SeverityEnum, {
    description: 'Band of the risk score: CRITICAL from 100, HIGH from 50, MEDIUM from 25, LOW from 10, INFO below.',
  })
  async riskLevel(@Root() entity: Named, @Ctx() context: Context): Promise<Severity> {
    return riskLevel((await this.#risk(entity, context)).riskScore)
  }

  @FieldResolver(() => Int, {
    description:
      'Signals of the last 14 days that name it, of any severity, those archived as false positives included.',
  })
  async signalCount(@Root() entity: Named, @Ctx() context: Context): Promise<number> {
    return (await this.#risk(entity, context)).signalCount
  }

  @FieldResolver(() => [RiskPoint], {
    complexity: 10,
    description:
      'The score at about 150 moments at equal distances, aligned to UTC, and at the end of the range; none of the future. Severities and archiving count as they are now.',
  })
  riskHistory(
    @Root() entity: Named,
    @Ctx() { viewer }: Context,
    @Arg('range', () => TimeRangeInput) range: TimeRangeInput,
  ): Promise<RiskPoint[]> {
    return this.service.riskHistory(viewer, entity, range)
  }

  @FieldResolver(() => SignalSearch, { complexity: 5, description: 'The signals of a range that name it.' })
  signalSearch(
    @Root() entity: Named,
    @Ctx() { viewer }: Context,
    @Arg('range', () => TimeRangeInput) range: TimeRangeInput,
  ): SignalsFound {
    return this.service.signalSearch(viewer, entity, range)
  }

  @FieldResolver(() => LogSearch, {
    complexity: 5,
    description: 'The logs of a range that name it; an address counts wherever in a log it stands.',
  })
  logSearch(
    @Root() entity: Named,
    @Ctx() { viewer }: Context,
    @Arg('range', () => TimeRangeInput) range: TimeRangeInput,
  ): DocumentSearch {
    return this.service.logSearch(viewer, entity, range)
  }

  #seen(entity: Named, { loaders }: Context): Promise<SeenTimes> {
    return loaders.get(this.loaders.seenByEntity).load(entityText(entity))
  }

  #risk(entity: Named, { loaders }: Context): Risk | Promise<Risk> {
    const { riskScore, signalCount } = entity
    if (riskScore !== undefined && signalCount !== undefined) return { riskScore, signalCount }
    return loaders.get(this.loaders.riskByEntity).load(entityText(entity))
  }
}
