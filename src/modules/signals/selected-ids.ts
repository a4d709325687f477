import type { Part } from '../explorer/index.ts'

/** The ids of what a search selects, all by one statement, in the order in which the signals were created; `limit` of them at most. */
export const selectedIdsPart =
  (limit: number): Part<readonly string[]> =>
  (statement) => {
    const hits = statement.hits()
    const id = hits.column('id', () => 'id')
    const rows = hits.branch(() => ({
      // One row of many texts: a row for each id would take ten times as long to read.
      texts: 'groupArray(id)',
      numbers: '[]::Array(Float64)',
      from: `FROM (SELECT ${id} AS id FROM ${hits.name} ORDER BY id LIMIT ${limit})`,
    }))
    return () => rows()[0]?.texts ?? []
  }
