import type { ClickHouse } from '../../src/stores/clickhouse.ts'

interface Edge {
  readonly doer: string
  readonly target: string
}

/** The two statements of a graph of depth 2 and nothing around them, written for logs that all have an actor, an address and one action. */
export async function graphByHand(clickhouse: ClickHouse, start: string, limit: number): Promise<number> {
  const near = await clickhouse.query<Edge>(edgesSql([start], []))
  const level = [...new Set(near.flatMap(({ doer, target }) => [doer, target]))].filter((name) => name !== start)
  const far = await clickhouse.query<Edge>(edgesSql(level.slice(0, limit - 1), [start]))
  return near.length + far.length
}

function edgesSql(level: readonly string[], before: readonly string[]): string {
  const listed = (names: readonly string[]) => `(${names.map((name) => `'${name}'`).join(', ')})`
  const names = ['actors', 'addresses', 'objects'].map((column) =>
    level.length === 1 ? `has(${column}, '${level[0]}')` : `arrayExists(name -> name IN ${listed(level)}, ${column})`,
  )
  const pairs = (from: string, to: string) => `arrayFlatten(arrayMap(f -> arrayMap(t -> (f, t), ${to}), ${from}))`
  const known = before.length ? `AND pair.1 NOT IN ${listed(before)} AND pair.2 NOT IN ${listed(before)}` : ''
  return `
    SELECT pair.1 AS doer, pair.2 AS target, actions[1] AS action, evt_outcome[1] AS outcome, count() AS count, min(timestamp) AS first, max(timestamp) AS last
    FROM (
      SELECT timestamp, actions, evt_outcome, arrayJoin(arrayConcat(${pairs('addresses', 'actors')}, ${pairs('actors', 'objects')})) AS pair
      FROM logs PREWHERE ${names.join(' OR ')}
    )
    WHERE (pair.1 IN ${listed(level)} OR pair.2 IN ${listed(level)}) ${known}
    GROUP BY doer, target, action, outcome ORDER BY count DESC, doer, target, action, outcome LIMIT 10000`
}
