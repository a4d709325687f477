import type { EntityName } from '../../kernel/entity.ts'
import { entitiesOf, flatten, parseJson } from '../logs/index.ts'
import type { SignalDraft, SignalSample, StoredSignal } from '../signals/index.ts'
import { THREAT_INTEL } from '../threat-intel/index.ts'
import type { MatchedLog } from './rule-match.ts'
import { MOST_VALUES, SignalAttributes, typesOf } from './signal-attributes.ts'
import { SignalThreats } from './signal-threats.ts'

const MOST_SAMPLES = 3
const MOST_ENTITIES = 100

/** A sample, and the query that it stands for. */
type Sample = SignalSample & { readonly query: number }

/** What a signal takes from its logs. Adding the same logs in another order, or twice, gives the same. */
export class SignalContent {
  readonly #attributes: SignalAttributes
  readonly #tags = new Map<string, Set<string>>()
  readonly #droppedTags: Set<string>
  readonly #services: Set<string>
  readonly #entities = new Map<string, EntityName>()
  readonly #threats: SignalThreats
  #samples: Sample[]

  constructor(
    private readonly ruleTags: readonly string[],
    stored: StoredSignal | null = null,
  ) {
    const { attributes = {}, highCardinality, samples = [], service = [], entities = [], tags = [] } = stored ?? {}
    this.#attributes = new SignalAttributes(flatten(attributes), highCardinality?.attributes)
    this.#threats = new SignalThreats(attributes)
    this.#droppedTags = new Set(highCardinality?.tags)
    this.#services = new Set(service)
    this.#samples = samples.map((sample) => ({ query: 0, ...sample }))
    for (const entity of entities) this.#addEntity(entity)
    const own = new Set(lowered(ruleTags))
    for (const tag of tags) if (!own.has(tag)) this.#addTag(tag)
  }

  add(log: MatchedLog, query: number): void {
    this.#attributes.add(log.attributes)
    this.#threats.add(log)
    for (const tag of log.tags) this.#addTag(tag.toLowerCase())
    if (log.service !== '') this.#services.add(log.service)
    for (const entity of entitiesOf(log)) this.#addEntity(entity)
    if (this.#mayBeSample(log, query)) this.#samples = chooseSamples([...this.#samples, toSample(log, query)])
  }

  valuesOf(path: string): readonly string[] {
    return this.#attributes.valuesOf(path)
  }

  /** What the logs say under a name that is written without `@`; null when the name is none of these. */
  reserved(name: string): readonly string[] | null {
    switch (name) {
      case 'host':
        return smallest(this.#hosts(), MOST_VALUES)
      case 'service':
        return smallest([...this.#services], MOST_VALUES)
      case 'source':
        return this.#source === null ? [] : [this.#source]
      default:
        return null
    }
  }

  get tags(): string[] {
    const ofLogs = [...this.#tags.values()].flatMap((tags) => [...tags]).sort()
    return [...new Set([...lowered(this.ruleTags), ...ofLogs])]
  }

  toDraft(): Pick<
    SignalDraft,
    'attributes' | 'highCardinality' | 'tags' | 'service' | 'host' | 'source' | 'samples' | 'entities'
  > {
    const types = new Map(this.#samples.flatMap(({ attributes }) => [...typesOf(attributes)]))
    const entities = smallest([...this.#entities.keys()], MOST_ENTITIES).map((key) => {
      const { kind, value } = this.#entities.get(key) as EntityName
      return { kind, value }
    })
    const hosts = entities.filter(({ kind }) => kind === 'HOST')
    return {
      attributes: { ...this.#attributes.toJson(types), ...this.#threats.toJson() },
      highCardinality: {
        attributes: this.#attributes.dropped.filter(isNotThreat),
        tags: [...this.#droppedTags].sort(),
      },
      tags: this.tags,
      service: smallest([...this.#services], MOST_VALUES),
      host: hosts.length === 1 ? (hosts[0]?.value ?? null) : null,
      source: this.#source,
      samples: this.#samples,
      entities,
    }
  }

  get #source(): string | null {
    return this.#samples[0]?.source ?? null
  }

  #hosts(): string[] {
    return [...this.#entities.values()].filter(({ kind }) => kind === 'HOST').map(({ value }) => value)
  }

  /** The values of one key are dropped together, and named by their key. */
  #addTag(tag: string): void {
    const key = tag.includes(':') ? tag.slice(0, tag.indexOf(':')) : tag
    if (this.#droppedTags.has(key)) return
    const tags = this.#tags.get(key) ?? new Set()
    tags.add(tag)
    if (tags.size <= MOST_VALUES) this.#tags.set(key, tags)
    else {
      this.#tags.delete(key)
      this.#droppedTags.add(key)
    }
  }

  #addEntity({ kind, value }: EntityName): void {
    this.#entities.set(`${kind} ${value}`, { kind, value })
  }

  /** Turning a log into a sample parses it whole, so most are told from their time alone. */
  #mayBeSample({ id, timestamp }: MatchedLog, query: number): boolean {
    const last = this.#samples.at(-1)
    if (!last || this.#samples.length < MOST_SAMPLES) return true
    const at = new Date(timestamp).toISOString()
    const standsForQuery = this.#samples.find((sample) => sample.query === query)
    return !standsForQuery || at < last.timestamp || (at === last.timestamp && id < last.id)
  }
}

const lowered = (tags: readonly string[]): string[] => tags.map((tag) => tag.toLowerCase())

const isNotThreat = (path: string): boolean => !path.startsWith(`${THREAT_INTEL}.`)

const smallest = (texts: readonly string[], most: number): string[] => [...texts].sort().slice(0, most)

/** The earliest of each query first, then the earliest of all; in the order of time. */
function chooseSamples(candidates: readonly Sample[]): Sample[] {
  const inOrder = [...new Map(candidates.toSorted(byTime).map((sample) => [sample.id, sample])).values()]
  const queries = new Set<number>()
  const chosen = inOrder.filter(({ query }) => !queries.has(query) && queries.add(query))
  const rest = inOrder.filter((sample) => !chosen.includes(sample))
  return [...chosen, ...rest].slice(0, MOST_SAMPLES).sort(byTime)
}

function byTime(left: Sample, right: Sample): number {
  if (left.timestamp !== right.timestamp) return left.timestamp < right.timestamp ? -1 : 1
  return left.id === right.id ? right.query - left.query : left.id < right.id ? -1 : 1
}

const toSample = (log: MatchedLog, query: number): Sample => ({
  id: log.id,
  timestamp: new Date(log.timestamp).toISOString(),
  message: log.message,
  status: log.status,
  source: log.source || null,
  service: log.service || null,
  host: log.host || null,
  tags: log.tags,
  attributes: parseJson(log.document) as Record<string, unknown>,
  ipAddresses: log.attributes['network.ip.list'] ?? [],
  query,
})
