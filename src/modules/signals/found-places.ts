import type { Part } from '../explorer/index.ts'
import type { FoundByTraits, TraitAnswer } from './signal-trait.repository.ts'

/** How many signals a search selects, and the newest of them behind a place, `limit` at most. */
export const foundPlacesPart =
  (limit: number, after: { readonly at: Date; readonly id: string } | null): Part<TraitAnswer> =>
  (statement) => {
    const { params } = statement
    const hits = statement.hits()
    const id = hits.column('id', () => 'id')
    const time = hits.column('timestamp', () => 'timestamp')
    const total = hits.scalar('count()')
    const behind = after ? `(${time}, ${id}) < (${statement.time(after.at.getTime())}, ${params.add(after.id)})` : '1'
    const rows = hits.branch(() => ({
      texts: 'groupArray(id)',
      numbers: 'groupArray(toFloat64(toUnixTimestamp64Milli(at)))',
      from: `FROM (
        SELECT ${id} AS id, ${time} AS at FROM ${hits.name} WHERE ${behind} ORDER BY at DESC, id DESC LIMIT ${limit}
      )`,
    }))
    return () => {
      const { texts = [], numbers = [] } = rows()[0] ?? {}
      const signals = texts.map(
        (found, place): FoundByTraits => ({ id: found, timestamp: new Date(numbers[place] ?? 0) }),
      )
      return { total: total() ?? 0, signals }
    }
  }
