import { compileSql, type Field, parseQuery, resolveField, type SqlParams } from '../../../search/index.ts'
import { LOG_FIELDS } from '../../logs/index.ts'
import type { Rule, RuleQuery } from '../../rules/index.ts'

/** Group-by values of a log that has none; what RuleMatcher puts there. */
const NOT_AVAILABLE = "['N/A']"

/** Whether ClickHouse alone can find the matches of a rule as RuleMatcher does; numbers and places are read in one way only. */
export const isSqlRule = ({ method, queries }: Rule): boolean =>
  (method === 'THRESHOLD' || method === 'SEQUENCE') &&
  queries.every(
    ({ aggregation, matcher, groupBy, distinctFields }) =>
      (aggregation === 'COUNT' || aggregation === 'CARDINALITY') &&
      !matcher &&
      [...groupBy, ...distinctFields].every((name) => isText(resolveField(LOG_FIELDS, name))),
  )

const isText = ({ kind }: Field): boolean => kind !== 'NUMBER' && kind !== 'DURATION' && kind !== 'DATE'

/** The columns that hold the group-by values, in their order. */
export const groupColumns = ({ queries }: Rule): string[] => (queries[0]?.groupBy ?? []).map((_, index) => `g${index}`)

/**
 * All matches of a rule as rows of `query`, `timestamp`, `log_id`, the group-by values and the value whose differences are counted. `width` is how
 * many combinations the log counts for.
 */
export function matchesSql(
  rule: Rule,
  params: SqlParams,
  range: string,
  groups: readonly (readonly string[])[] | null = null,
): string {
  const parts = rule.queries.map((query, index) => {
    const isNear = groups === null ? '1' : nearSql(query, groups, params)
    return queryMatchesSql(query, index, params, `${range} AND ${isNear}`)
  })
  return `(${parts.join('\n UNION ALL ')})`
}

/** True of every log that counts for one of the groups, and of few others; the indexes understand it. */
function nearSql({ groupBy, optionalGroupBy }: RuleQuery, groups: readonly (readonly string[])[], params: SqlParams) {
  if (optionalGroupBy || !groupBy.length) return '1'
  const conditions = groupBy.map((name, at) => {
    const field = resolveField(LOG_FIELDS, name)
    const values = params.add([...new Set(groups.map((group) => group[at]))], 'Array(String)')
    const sql = field.sql(params)
    if (field.shape !== 'MANY') return `has(${values}, ${sql})`
    // The index understands only the first, and the second takes a seventh of its time.
    return `indexHint(hasAny(${sql}, ${values})) AND arrayExists(value -> value IN ${values}, ${sql})`
  })
  return `(${conditions.join(' AND ')})`
}

function queryMatchesSql(query: RuleQuery, index: number, params: SqlParams, range: string): string {
  const groups = query.groupBy.map((name) => choices(name, params, query.optionalGroupBy))
  const distinct = query.distinctFields.map((name) => choices(name, params, false))
  const condition = compileSql(parseQuery(query.query), LOG_FIELDS, params)
  const arrays = [...groups.map((sql, at) => `${sql} AS c${at}`), ...distinct.map((sql, at) => `${sql} AS d${at}`)]
  const names = [...groups.map((_, at) => `c${at}`), ...distinct.map((_, at) => `d${at}`)]
  // Each in a column of its own: of two equal arrayJoin expressions ClickHouse makes one.
  const source = `SELECT ${['id', 'timestamp', ...arrays].join(', ')} FROM logs WHERE ${range} AND (${condition})`
  const width = names.map((name) => `length(${name})`).join(' * ') || '1'
  const distinctValue = distinct.map((_, at) => `arrayJoin(d${at})`)
  return `SELECT toUInt8(${index}) AS query, timestamp, id AS log_id, ${width} AS width,
    ${groups.map((_, at) => `arrayJoin(c${at}) AS g${at},`).join(' ')}
    ${distinctValue.length ? `arrayStringConcat([${distinctValue.join(', ')}], char(31))` : "''"} AS distinct_value
    FROM (${source})`
}

function choices(name: string, params: SqlParams, optional: boolean): string {
  const field = resolveField(LOG_FIELDS, name)
  const sql = field.sql(params)
  const values = field.shape === 'MANY' ? distinct(sql) : `if(${sql} = '', [], [toString(${sql})])`
  return optional ? `if(empty(${values}), ${NOT_AVAILABLE}, ${values})` : values
}

/** Most logs have one value, which needs no hash table. */
function distinct(sql: string): string {
  const values = `arrayFilter(x -> x != '', CAST(${sql}, 'Array(String)'))`
  return `if(length(${values}) < 2, ${values}, arrayDistinct(${values}))`
}
