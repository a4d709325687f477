import { flatten } from '../logs/index.ts'
import type { SignalTrail, SignalTrait } from '../signals/index.ts'
import { referencesOf } from './group-value.ts'

const MOST_SHARED = 100

/** What two signals have in common: what the first is grouped by, then what names an entity of both, then the rest, each in the order of names. */
export function sharedFields(signal: SignalTrail, other: SignalTrail): SignalTrait[] {
  const grouped = new Set(signal.queries.flatMap(({ groupBy }) => groupBy.flatMap(({ field }) => referencesOf(field))))
  const [own, others] = [signal, other].map((each) => valuesOf(each, grouped)) as [Values, Values]
  const entities = new Set(other.entities.map(({ value }) => value))
  const named = new Set(signal.entities.map(({ value }) => value).filter((value) => entities.has(value)))
  const rank = ({ field, value }: SignalTrait) => (grouped.has(field) ? 0 : named.has(value) ? 1 : 2)
  const shared: SignalTrait[] = []
  for (const [field, values] of own) {
    const known = new Set(others.get(field))
    for (const value of values) if (known.has(value)) shared.push({ field, value })
  }
  return shared
    .map((trait) => ({ trait, rank: rank(trait) }))
    .sort((left, right) => left.rank - right.rank || compare(left.trait, right.trait))
    .slice(0, MOST_SHARED)
    .map(({ trait }) => trait)
}

type Values = ReadonlyMap<string, readonly string[]>

/** Of the tags only those are told that a signal is grouped by: the others say little about two signals in particular. */
function valuesOf({ host, service, source, tags, attributes }: SignalTrail, grouped: ReadonlySet<string>): Values {
  const values = new Map<string, readonly string[]>([
    ['host', host === null ? [] : [host]],
    ['service', service],
    ['source', source === null ? [] : [source]],
  ])
  const flat = flatten(attributes)
  for (const path in flat) values.set(`@${path}`, [...new Set(flat[path])])
  for (const key of grouped) {
    if (values.has(key) || key.startsWith('@')) continue
    const prefix = key === 'tags' ? '' : `${key}:`
    values.set(
      key,
      tags.filter((tag) => tag.startsWith(prefix)).map((tag) => tag.slice(prefix.length)),
    )
  }
  return values
}

function compare(left: SignalTrait, right: SignalTrait): number {
  if (left.field !== right.field) return left.field < right.field ? -1 : 1
  return left.value < right.value ? -1 : 1
}
