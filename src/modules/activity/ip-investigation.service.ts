import { canonicalIp } from '../../kernel/address.ts'
import { badInput } from '../../kernel/errors.ts'
import { requirePermission, type Viewer } from '../../kernel/viewer.ts'
import { fieldQuery, printQuery } from '../../search/index.ts'
import type { DocumentSearch, Part, Point } from '../explorer/index.ts'
import type { LogService } from '../logs/index.ts'
import type { SignalSearchService, SignalsFound } from '../signals/index.ts'
import type { LogThreats, ThreatIntelResult } from '../threat-intel/index.ts'
import type { AutonomousSystem, NetworkOwners } from './network-owners.ts'
import { type Place, type Places, placeOf } from './place.ts'

/** An address and two searches, which answer what is asked of them, and nothing else. */
export interface IpInvestigation {
  readonly ip: string
  readonly logs: DocumentSearch
  readonly signals: SignalsFound
}

export interface Seen {
  readonly firstSeen: Date | null
  readonly lastSeen: Date | null
}

export interface KeyCount {
  readonly key: string
  readonly value: number
}

const MOST_KEYS = 100

interface Deps {
  readonly logs: Pick<LogService, 'search'>
  readonly signals: Pick<SignalSearchService, 'open'>
  readonly threats: LogThreats
  readonly places: Places
  readonly owners: NetworkOwners
}

/** Tells what is known about one address. */
export class IpInvestigationService {
  constructor(private readonly deps: Deps) {}

  open(viewer: Viewer, text: string, range: { from: string; to?: string | null }): IpInvestigation {
    requirePermission(viewer, 'logs_read_data', 'logs_read_index_data', 'security_monitoring_signals_read')
    const ip = canonicalIp(text.trim())
    if (ip === null) throw badInput('ip', `Expected an IPv4 or IPv6 address, got ${JSON.stringify(text.slice(0, 80))}.`)
    const request = { query: printQuery(fieldQuery('@network.ip.list', ip)), range }
    return { ip, logs: this.deps.logs.search(viewer, request), signals: this.deps.signals.open(viewer, request) }
  }

  place({ ip }: IpInvestigation): Place | null {
    return placeOf(this.deps.places, ip)
  }

  owner({ ip }: IpInvestigation): Promise<AutonomousSystem | null> {
    return this.deps.owners.ownerOf(ip)
  }

  threats({ ip }: IpInvestigation): readonly ThreatIntelResult[] {
    return this.deps.threats.of({ host: '', attributes: { 'network.ip.list': [ip] } })?.results ?? []
  }

  seen({ logs }: IpInvestigation): Promise<Seen> {
    return logs.search.ask(seenPart)
  }

  async counts({ logs }: IpInvestigation, field: string): Promise<KeyCount[]> {
    const { rows } = await logs.topList({ field, limit: MOST_KEYS }, null)
    return rows.map(({ key, value }) => ({ key, value: value ?? 0 }))
  }

  async timeline({ logs }: IpInvestigation): Promise<readonly Point[]> {
    const { series } = await logs.timeseries([], null, null)
    return series[0]?.points ?? []
  }
}

const seenPart: Part<Seen> = (statement) => {
  const hits = statement.hits()
  const time = hits.column('timestamp', () => 'timestamp')
  const edge = (which: 'min' | 'max') => hits.scalar(`if(count() = 0, NULL, toUnixTimestamp64Milli(${which}(${time})))`)
  const [first, last] = [edge('min'), edge('max')]
  const date = (time: number | null) => (time === null ? null : new Date(time))
  return () => ({ firstSeen: date(first()), lastSeen: date(last()) })
}
