import { ENTITY_KINDS, type EntityKind, type EntityName } from '../../kernel/entity.ts'
import { everyEntityOf, type WitnessedLog } from '../logs/index.ts'

/** When the logs of one day named an entity; epoch milliseconds. */
export interface Sighting extends EntityName {
  readonly day: string
  readonly first: number
  readonly last: number
}

const DAY = 86_400_000

type Times = { first: number; last: number }
type OfDay = Readonly<Record<EntityKind, Map<string, Times>>>

const emptyDay = (): OfDay =>
  Object.fromEntries(ENTITY_KINDS.map((kind) => [kind, new Map<string, Times>()])) as unknown as OfDay

/** Whom and what some logs name; one sighting for each day of each. Every log passes here, so nothing is built for a name that is known. */
export function sightingsIn(logs: readonly WitnessedLog[]): Sighting[] {
  const days = new Map<number, OfDay>()
  for (const log of logs) {
    const day = Math.floor(log.timestamp / DAY)
    const ofDay = days.get(day) ?? emptyDay()
    days.set(day, ofDay)
    for (const { kind, value } of everyEntityOf(log)) {
      const ofKind = ofDay[kind]
      const known = ofKind.get(value)
      if (!known) ofKind.set(value, { first: log.timestamp, last: log.timestamp })
      else if (log.timestamp < known.first) known.first = log.timestamp
      else if (log.timestamp > known.last) known.last = log.timestamp
    }
  }
  return [...days].flatMap(([number, ofDay]) => {
    const day = new Date(number * DAY).toISOString().slice(0, 10)
    return ENTITY_KINDS.flatMap((kind) =>
      [...ofDay[kind]].map(([value, { first, last }]) => ({ kind, value, day, first, last })),
    )
  })
}
