import type { ClickHouse } from '../../stores/clickhouse.ts'

/** A value of a group as it was seen in one log. */
export interface Sighting {
  readonly ruleId: string
  readonly learningHash: string
  readonly value: string
  readonly timestamp: number
  readonly logId: string
}

/** A group's time in which what is new is looked for; times are epoch milliseconds, the bounds are looked at as well. */
export interface LearnedStretch {
  readonly ruleId: string
  readonly learningHash: string
  readonly from: number
  readonly to: number
  /** How long after it was last seen a value is forgotten; a day at least. */
  readonly forgetAfter: number
}

/** A value when it was seen for the first time, or again after it had been forgotten. */
export interface NewSighting {
  readonly learningHash: string
  readonly value: string
  readonly first: SightingKey
}

/** Time and log as one text that sorts as they do. */
export type SightingKey = string

export interface ValueDay {
  readonly learningHash: string
  readonly value: string
  readonly first: SightingKey
  readonly last: number
}

const DAY = 86_400_000
const DIGITS = 15

export const sightingKey = ({ timestamp, logId }: Pick<Sighting, 'timestamp' | 'logId'>): SightingKey =>
  `${String(timestamp).padStart(DIGITS, '0')}:${logId}`

export const parseSightingKey = (key: SightingKey): { timestamp: number; logId: string } => ({
  timestamp: Number(key.slice(0, DIGITS)),
  logId: key.slice(DIGITS + 1),
})

const dayOf = (timestamp: number): string => new Date(timestamp).toISOString().slice(0, 10)
const BEGINNING = '1970-01-01'

const GROUPS =
  '(rule_id, group_hash) IN (SELECT part.1, part.2 FROM (SELECT arrayJoin(arrayZip({rules:Array(String)}, {hashes:Array(String)})) AS part))'
const BETWEEN = `day BETWEEN toDate(fromUnixTimestamp64Milli({first:Int64}, 'UTC')) AND toDate(fromUnixTimestamp64Milli({until:Int64}, 'UTC'))`

/** The first of a day is new when no day before saw the value within the time after which it is forgotten. */
const NEW = `
  SELECT group_hash AS learningHash, value, first
  FROM (
    SELECT group_hash, value, day, min(learned_values.first) AS first, toInt64(substring(first, 1, ${DIGITS})) AS at,
      max(max(learned_values.last)) OVER (PARTITION BY group_hash, value ORDER BY day ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before
    FROM learned_values WHERE ${GROUPS} AND value != '' AND ${BETWEEN}
    GROUP BY group_hash, value, day
  ) AS seen
  INNER JOIN (
    SELECT part.1 AS group_hash, part.2 AS begins, part.3 AS ends, part.4 AS forget
    FROM (SELECT arrayJoin(arrayZip({hashes:Array(String)}, {froms:Array(Int64)}, {tos:Array(Int64)}, {forgets:Array(Int64)})) AS part)
  ) AS stretches USING (group_hash)
  WHERE at BETWEEN begins AND ends AND (before = 0 OR before < at - forget)
  ORDER BY first, value`

const DAYS = `
  SELECT group_hash AS learningHash, value, min(learned_values.first) AS first, max(learned_values.last) AS last
  FROM learned_values WHERE ${GROUPS} AND value != '' AND ${BETWEEN}
  GROUP BY group_hash, value, day ORDER BY group_hash, value, day`

const OF_DAY = `
  SELECT group_hash AS learningHash, value, toString(day) AS day, min(learned_values.first) AS first
  FROM learned_values
  WHERE (rule_id, group_hash, value, day) IN (
    SELECT part.1, part.2, part.3, toDate(part.4)
    FROM (SELECT arrayJoin(arrayZip({rules:Array(String)}, {hashes:Array(String)}, {values:Array(String)}, {days:Array(String)})) AS part)
  )
  GROUP BY group_hash, value, day`

const BEGINNINGS = `
  SELECT group_hash AS learningHash, min(learned_values.first) AS first
  FROM learned_values WHERE ${GROUPS} AND value = '' GROUP BY group_hash`

const NTH = `
  SELECT group_hash AS learningHash, arrayElement(arraySort(groupArray(began)), {number:UInt32}) AS first
  FROM (SELECT group_hash, value, min(learned_values.first) AS began FROM learned_values WHERE ${GROUPS} AND value != '' GROUP BY group_hash, value)
  GROUP BY group_hash`

/** What rules have learned: by day, when each value was seen. It does not matter in which order it is learned, or how often. */
export class LearnedValueRepository {
  constructor(private readonly clickhouse: ClickHouse) {}

  async learn(sightings: readonly Sighting[]): Promise<void> {
    const rows = new Map<string, { value: string; day: string; first: SightingKey; last: number }>()
    const take = (sighting: Sighting, value: string, day: string) => {
      const { ruleId, learningHash, timestamp } = sighting
      const place = `${learningHash} ${day} ${value}`
      const key = sightingKey(sighting)
      const row = rows.get(place)
      const last = Math.max(timestamp, row?.last ?? timestamp)
      const first = row && row.first < key ? row.first : key
      rows.set(place, Object.assign({ rule_id: ruleId, group_hash: learningHash }, { value, day, first, last }))
    }
    for (const sighting of sightings) {
      if (sighting.value !== '') take(sighting, sighting.value, dayOf(sighting.timestamp))
      take(sighting, '', BEGINNING)
    }
    await this.clickhouse.insert('learned_values', [...rows.values()])
  }

  /** Those of the sightings that are the first of their value on their day; others can make nothing new. */
  async firstOfDay(sightings: readonly Sighting[]): Promise<Sighting[]> {
    if (!sightings.length) return []
    const rows = await this.clickhouse.query<{ learningHash: string; value: string; day: string; first: SightingKey }>(
      OF_DAY,
      {
        rules: sightings.map(({ ruleId }) => ruleId),
        hashes: sightings.map(({ learningHash }) => learningHash),
        values: sightings.map(({ value }) => value),
        days: sightings.map(({ timestamp }) => dayOf(timestamp)),
      },
    )
    const firsts = new Map(
      rows.map(({ learningHash, value, day, first }) => [`${learningHash} ${day} ${value}`, first]),
    )
    return sightings.filter(
      (sighting) =>
        firsts.get(`${sighting.learningHash} ${dayOf(sighting.timestamp)} ${sighting.value}`) === sightingKey(sighting),
    )
  }

  /** In the order of time. */
  newSightings(stretches: readonly LearnedStretch[]): Promise<NewSighting[]> {
    return this.clickhouse.query(NEW, {
      ...groupParams(stretches),
      ...timeParams(stretches),
      froms: stretches.map(({ from }) => from),
      tos: stretches.map(({ to }) => to),
      forgets: stretches.map(({ forgetAfter }) => forgetAfter),
    })
  }

  /** The days on which values were seen, as far as they can matter for a stretch; of each value the oldest first. */
  days(stretches: readonly LearnedStretch[]): Promise<ValueDay[]> {
    return this.clickhouse.query(DAYS, { ...groupParams(stretches), ...timeParams(stretches) })
  }

  /** When each group began. */
  async beginnings(groups: readonly LearnedGroup[]): Promise<ReadonlyMap<string, SightingKey>> {
    if (!groups.length) return new Map()
    return byHash(await this.clickhouse.query<LearnedFirst>(BEGINNINGS, groupParams(groups)))
  }

  /** When each group had seen so many different values. */
  async learnedValues(groups: readonly LearnedGroup[], number: number): Promise<ReadonlyMap<string, SightingKey>> {
    if (!groups.length) return new Map()
    return byHash(await this.clickhouse.query<LearnedFirst>(NTH, { ...groupParams(groups), number }))
  }

  async forget(ruleId: string): Promise<void> {
    await this.clickhouse.command('DELETE FROM learned_values WHERE rule_id = {rule:String}', { rule: ruleId })
  }
}

export type LearnedGroup = Pick<LearnedStretch, 'ruleId' | 'learningHash'>
interface LearnedFirst {
  readonly learningHash: string
  readonly first: SightingKey
}

const byHash = (rows: readonly LearnedFirst[]) => new Map(rows.map(({ learningHash, first }) => [learningHash, first]))

const groupParams = (groups: readonly LearnedGroup[]) => ({
  rules: groups.map(({ ruleId }) => ruleId),
  hashes: groups.map(({ learningHash }) => learningHash),
})

/** The days that can matter, all stretches together. */
const timeParams = (stretches: readonly LearnedStretch[]) => ({
  first: Math.min(...stretches.map(({ from, forgetAfter }) => from - forgetAfter)) - DAY,
  until: Math.max(...stretches.map(({ to }) => to)),
})
