import type { EntityName } from '../../kernel/entity.ts'

/**
 * SQL of the condition that a row is about one of some entities, in the order of the tables, so that only their granules are read. It selects what
 * has the value of one and the kind of another as well, which is next to nothing: pairs would take a subquery, and that more time than the rest.
 */
export const NAMED = 'kind IN {kinds:Array(String)} AND value IN {names:Array(String)}'

export const namesParams = (names: readonly EntityName[]) => ({
  kinds: [...new Set(names.map(({ kind }) => kind))],
  names: names.map(({ value }) => value),
})

/** SQL of the time of epoch milliseconds. */
export const timeSql = (milliseconds: string): string => `fromUnixTimestamp64Milli(toInt64(${milliseconds}), 'UTC')`
