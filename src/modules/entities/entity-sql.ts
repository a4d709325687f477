import type { EntityName } from '../../kernel/entity.ts'

/** SQL of the condition that a row is about one of some entities, in the order of the tables, so that only their granules are read. */
export const NAMED = '(kind, value) IN (SELECT arrayJoin(arrayZip({kinds:Array(String)}, {names:Array(String)})))'

export const namesParams = (names: readonly EntityName[]) => ({
  kinds: names.map(({ kind }) => kind),
  names: names.map(({ value }) => value),
})

/** SQL of the time of epoch milliseconds. */
export const timeSql = (milliseconds: string): string => `fromUnixTimestamp64Milli(toInt64(${milliseconds}), 'UTC')`
