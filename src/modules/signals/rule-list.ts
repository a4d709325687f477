import { badInput } from '../../kernel/errors.ts'
import { decodeCursor, encodeCursor } from '../../kernel/page.ts'
import { SEVERITIES, type Severity } from '../../kernel/severity.ts'
import { bucketSql, bucketsOf, fillPoints, niceStep, type Part, type Point, type Row } from '../explorer/index.ts'

/** What one rule has found in what a search selects. */
export interface RuleActivity {
  readonly ruleId: string
  readonly ruleName: string
  readonly count: number
  readonly share: number
  readonly lastSeen: Date
  /** The worst first. */
  readonly bySeverity: readonly { readonly severity: Severity; readonly count: number }[]
  readonly trend: readonly Point[]
}

const TREND_POINTS = 30

/** The rules with the most signals first; one more than asked for, where there is one. */
export const ruleListPart =
  (size: number, after: string | null): Part<readonly RuleActivity[]> =>
  (statement) => {
    const { params, scope } = statement
    const hits = statement.hits()
    const [id, name, severity, lastSeen, time] = ['rule_id', 'rule_name', 'severity', 'last_seen', 'timestamp'].map(
      (column) => hits.column(`rules ${column}`, () => column),
    )
    const buckets = bucketsOf(scope.range, niceStep(scope.range, TREND_POINTS))
    const behind = after ? behindSql(readCursor(after), (value, type) => params.add(value, type)) : '1'
    const severities = SEVERITIES.map((_, rank) => `countIf(${severity} = ${rank}) AS s${rank}`)
    const table = statement.table(
      () => `SELECT * FROM (
          SELECT ${id} AS rule, argMax(${name}, ${time}) AS named, count() AS documents,
            toUnixTimestamp64Milli(max(${lastSeen})) AS last, ${severities.join(', ')}
          FROM ${hits.name} GROUP BY rule
        ) WHERE ${behind} ORDER BY documents DESC, rule LIMIT ${size + 1}`,
    )
    const counts = SEVERITIES.map((_, rank) => `toFloat64(s${rank})`)
    const rules = hits.branch(() => ({
      texts: '[toString(rule), toString(named)]',
      numbers: `[toFloat64(documents), toFloat64(last), ${counts.join(', ')}]`,
      from: `FROM ${table}`,
    }))
    const points = hits.branch(() => ({
      texts: '[toString(rule)]',
      numbers: '[toFloat64(bucket), toFloat64(documents)]',
      from: `FROM (
        SELECT ${id} AS rule, ${bucketSql(time as string, buckets)} AS bucket, count() AS documents
        FROM ${hits.name} WHERE rule IN (SELECT rule FROM ${table}) GROUP BY rule, bucket
      )`,
    }))
    const total = hits.scalar('count()')
    return () => {
      const trend = (rule: string) =>
        fillPoints(
          points().filter(({ texts }) => texts[0] === rule),
          buckets,
          0,
        )
      return rules()
        .map((row) => toActivity(row, total() ?? 0, trend))
        .sort((a, b) => b.count - a.count || Buffer.compare(Buffer.from(a.ruleId), Buffer.from(b.ruleId)))
    }
  }

function toActivity({ texts, numbers }: Row, total: number, trend: (rule: string) => Point[]): RuleActivity {
  const [ruleId = '', ruleName = ''] = texts
  const [count = 0, lastSeen = 0, ...severities] = numbers as number[]
  return {
    ruleId,
    ruleName,
    count,
    share: total ? count / total : 0,
    lastSeen: new Date(lastSeen),
    bySeverity: SEVERITIES.map((severity, rank) => ({ severity, count: severities[rank] ?? 0 })).reverse(),
    trend: trend(ruleId),
  }
}

export const ruleCursor = ({ count, ruleId }: RuleActivity): string => encodeCursor([count, ruleId])

function readCursor(cursor: string): { count: number; ruleId: string } {
  const [count, ruleId] = decodeCursor(cursor, 2)
  if (Number.isSafeInteger(count) && typeof ruleId === 'string') return { count: count as number, ruleId }
  throw badInput('after', 'Expected a cursor that this list has answered.')
}

function behindSql(
  { count, ruleId }: { count: number; ruleId: string },
  bind: (value: unknown, type: string) => string,
): string {
  const number = bind(count, 'UInt64')
  return `(documents < ${number} OR (documents = ${number} AND rule > ${bind(ruleId, 'String')}))`
}
