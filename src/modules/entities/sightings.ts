import { ENTITY_KINDS, type EntityKind, type EntityName, entityText, namedEntity } from '../../kernel/entity.ts'
import { eachNameIn, type WitnessedLog } from '../logs/index.ts'

/** When the logs of one day named an entity; epoch milliseconds. */
export interface Sighting extends EntityName {
  readonly day: string
  readonly first: number
  readonly last: number
}

const DAY = 86_400_000

/** Null for a text that names nothing. */
type Times = { readonly entity: EntityName; first: number; last: number } | null

/** Whom and what some logs name; one sighting for each day of each. Every log passes here: what its texts name is found out once for each text. */
export function sightingsIn(logs: readonly WitnessedLog[]): Sighting[] {
  const days = new Map<number, DaySightings>()
  for (const log of logs) {
    const day = Math.floor(log.timestamp / DAY)
    const ofDay = days.get(day) ?? new DaySightings()
    days.set(day, ofDay)
    ofDay.add(log)
  }
  return [...days].flatMap(([number, ofDay]) => {
    const day = new Date(number * DAY).toISOString().slice(0, 10)
    return ofDay.times().map(({ entity, first, last }) => ({ ...entity, day, first, last }))
  })
}

class DaySightings {
  readonly #byText = new Map<EntityKind, Map<string, Times>>(ENTITY_KINDS.map((kind) => [kind, new Map()]))
  readonly #byEntity = new Map<string, NonNullable<Times>>()

  add(log: WitnessedLog): void {
    eachNameIn(log, (kind, text) => {
      const known = this.#byText.get(kind) as Map<string, Times>
      let times = known.get(text)
      if (times === undefined) {
        times = this.#timesOf(kind, text, log.timestamp)
        known.set(text, times)
      }
      if (times === null) return
      if (log.timestamp < times.first) times.first = log.timestamp
      if (log.timestamp > times.last) times.last = log.timestamp
    })
  }

  times(): NonNullable<Times>[] {
    return [...this.#byEntity.values()]
  }

  /** One entity may be written in several ways. */
  #timesOf(kind: EntityKind, text: string, at: number): Times {
    const entity = namedEntity(kind, text)
    if (!entity) return null
    const key = entityText(entity)
    const times = this.#byEntity.get(key) ?? { entity, first: at, last: at }
    this.#byEntity.set(key, times)
    return times
  }
}
