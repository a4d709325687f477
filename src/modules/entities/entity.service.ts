import type { Clock } from '../../kernel/clock.ts'
import { type EntityKind, type EntityName, entityId, entityText, namedEntity } from '../../kernel/entity.ts'
import { parseTimeRange, type TimeRange } from '../../kernel/time.ts'
import { requirePermission, type Viewer } from '../../kernel/viewer.ts'
import { fieldQuery, printQuery } from '../../search/index.ts'
import type { DocumentSearch, SearchRequest } from '../explorer/index.ts'
import { type LogService, logsNaming } from '../logs/index.ts'
import type { SignalSearchService, SignalsFound } from '../signals/index.ts'
import type { EntityList, EntityListRequest, EntityPage } from './entity-list.ts'
import { seesAll, sightsOf } from './entity-sights.ts'
import type { EntitySignalRepository } from './entity-signal.repository.ts'
import { NO_RISK, type Risk } from './risk.ts'
import { momentsIn, type RiskPoint, scoresAt } from './risk-history.ts'
import type { SightingRepository } from './sighting.repository.ts'

export interface KnownEntity extends EntityName {
  readonly id: string
}

export interface SeenTimes {
  readonly firstSeen: Date | null
  readonly lastSeen: Date | null
}

type RangeRequest = SearchRequest['range']

interface Deps {
  readonly clock: Clock
  readonly list: EntityList
  readonly sightings: SightingRepository
  readonly signals: EntitySignalRepository
  readonly signalSearches: Pick<SignalSearchService, 'open'>
  readonly logs: Pick<LogService, 'search'>
}

/** Whom and what logs and signals speak of. */
export class EntityService {
  constructor(private readonly deps: Deps) {}

  async page(viewer: Viewer, request: EntityListRequest): Promise<EntityPage> {
    requireRead(viewer)
    return this.deps.list.page(sightsOf(viewer), request)
  }

  /** Null when no log and no signal has ever named it. */
  async find(viewer: Viewer, kind: EntityKind, value: string): Promise<KnownEntity | null> {
    requireRead(viewer)
    const name = namedEntity(kind, value)
    if (!name) return null
    const { sightings, signals } = this.deps
    const sights = sightsOf(viewer)
    const [seen, named] = await Promise.all([sightings.seen([name], sights), signals.isNamed(name, sights)])
    return seen.length || named ? { ...name, id: entityId(name) } : null
  }

  async byId(viewer: Viewer, id: string): Promise<KnownEntity | null> {
    requireRead(viewer)
    const [named] = await this.deps.signals.byIds([id])
    if (!named || seesAll(sightsOf(viewer))) return named ?? null
    return this.find(viewer, named.kind, named.value)
  }

  /** In the order of the names. */
  async seenTimes(viewer: Viewer, names: readonly EntityName[]): Promise<SeenTimes[]> {
    requireRead(viewer)
    const seen = new Map((await this.deps.sightings.seen(names, sightsOf(viewer))).map((row) => [entityText(row), row]))
    return names.map((name) => {
      const row = seen.get(entityText(name))
      return row
        ? { firstSeen: new Date(row.firstSeen), lastSeen: new Date(row.lastSeen) }
        : { firstSeen: null, lastSeen: null }
    })
  }

  /** As they are now, in the order of the names. */
  async risks(viewer: Viewer, names: readonly EntityName[]): Promise<Risk[]> {
    requireRead(viewer)
    const rows = await this.deps.signals.risks(names, this.deps.clock.now().getTime(), sightsOf(viewer))
    const risks = new Map(rows.map((row) => [entityText(row), row]))
    return names.map((name) => risks.get(entityText(name)) ?? NO_RISK)
  }

  /** The score at readable moments of the range and at its end; nothing is said about the future. */
  async riskHistory(viewer: Viewer, name: EntityName, request: RangeRequest): Promise<RiskPoint[]> {
    requireRead(viewer)
    const now = this.deps.clock.now()
    const range = upTo(parseTimeRange(request, now), now)
    if (!range) return []
    const sights = sightsOf(viewer)
    const moments = momentsIn(range)
    const end = { first: range.to.getTime(), step: 1, count: 1 }
    const [points, last] = await Promise.all(
      [moments, end].map(async (each) => scoresAt(each, await this.deps.signals.contributions(name, each, sights))),
    )
    return [...(points ?? []).filter(({ at }) => at < range.to), ...(last ?? [])]
  }

  signalSearch(viewer: Viewer, name: EntityName, range: RangeRequest): SignalsFound {
    const within = { query: printQuery(fieldQuery('@entities', entityText(name))) }
    return this.deps.signalSearches.open(viewer, { query: '', range, within })
  }

  logSearch(viewer: Viewer, name: EntityName, range: RangeRequest): DocumentSearch {
    return this.deps.logs.search(viewer, { query: '', range, within: logsNaming(name) })
  }
}

function upTo({ from, to }: TimeRange, now: Date): TimeRange | null {
  if (from > now) return null
  return { from, to: to > now ? now : to }
}

const requireRead = (viewer: Viewer) => requirePermission(viewer, 'siem_entities_read')
