import { spawn } from 'node:child_process'
import { json } from 'node:stream/consumers'
import { Session } from 'chdb'
import { afterAll, describe, expect, it } from 'vitest'
import { clickHouseDefinitions } from '../../src/stores/clickhouse-migrations.ts'
import { onCluster } from '../../src/stores/cluster.ts'

const CLUSTER = { name: 'signals', database: 'default' }
const definitions = clickHouseDefinitions('migrations/clickhouse').flatMap((statement) => onCluster(statement, CLUSTER))

const session = new Session()
afterAll(() => session.close())
const parse = (statement: string) => session.queryAsync(`EXPLAIN AST ${statement}`)

interface Table {
  readonly name: string
  readonly engine: string
  readonly definition: string
  readonly sortedBy: string
}

/** The tables as ClickHouse knows them that has made them, by name. */
async function make(statements: readonly string[]): Promise<ReadonlyMap<string, Table>> {
  const program = ['--import', 'tsx', 'test/support/replicated-tables.ts']
  const child = spawn(process.execPath, program, { stdio: ['pipe', 'pipe', 'inherit'] })
  child.stdin.end(JSON.stringify(statements))
  const tables = (await json(child.stdout)) as Table[]
  return new Map(tables.map((table) => [table.name, table]))
}

describe('the tables of a cluster', () => {
  it('are made, and changed later, on all servers by statements that ClickHouse understands', async () => {
    for (const statement of definitions) {
      if (!statement.startsWith('INSERT')) expect(statement).toContain(' ON CLUSTER signals')
      await parse(statement)
    }
  })

  it('are replicated, and each is spoken of by a distributed one, whose rows are spread so that versions of one meet', async () => {
    // What is made of a select needs the columns that others got later, and a replicated table without a real Keeper gets none.
    const ofSelects = /^CREATE TABLE IF NOT EXISTS case_signal_index/
    const statements = definitions.filter((each) => each.startsWith('CREATE') && !ofSelects.test(each))
    const tables = await make(statements.map((each) => each.replace(' ON CLUSTER signals', '')))
    expect(tables.size).toBe(statements.length)
    for (const { name, engine, definition } of tables.values()) {
      const local = tables.get(`${name}_local`)
      if (name.endsWith('_local')) expect(engine).toMatch(/^Replicated\w*MergeTree$/)
      else {
        expect(engine).toBe('Distributed')
        const keys = /cityHash64\(([^)]*)\)/.exec(definition)?.[1]?.split(', ')
        expect(local?.sortedBy.split(', ')).toEqual(expect.arrayContaining(keys ?? ['no key']))
      }
    }
  })
})

describe('a statement', () => {
  const on = (statement: string) => onCluster(statement, CLUSTER)

  it('that removes rows goes to the tables that hold them', async () => {
    const statements = [
      'DELETE FROM logs WHERE batch = {batch:UInt64}',
      'TRUNCATE TABLE signal_index',
      'DELETE FROM signal_index WHERE id IN (SELECT id FROM signal_index WHERE removed)',
      "DELETE FROM logs IN PARTITION ID '202603' WHERE id = ''",
      'ALTER TABLE logs DROP PARTITION 202603',
      'ALTER TABLE logs MODIFY TTL toDateTime(timestamp) + INTERVAL 30 DAY',
      'OPTIMIZE TABLE logs FINAL',
    ]
    expect(statements.flatMap(on)).toEqual([
      'DELETE FROM logs_local ON CLUSTER signals WHERE batch = {batch:UInt64}',
      'TRUNCATE TABLE signal_index_local ON CLUSTER signals',
      'DELETE FROM signal_index_local ON CLUSTER signals WHERE id IN (SELECT id FROM signal_index_local WHERE removed)',
      "DELETE FROM logs_local ON CLUSTER signals IN PARTITION ID '202603' WHERE id = ''",
      'ALTER TABLE logs_local ON CLUSTER signals DROP PARTITION 202603',
      'ALTER TABLE logs_local ON CLUSTER signals MODIFY TTL toDateTime(timestamp) + INTERVAL 30 DAY',
      'OPTIMIZE TABLE logs_local ON CLUSTER signals FINAL',
    ])
    for (const statement of statements.flatMap(on).slice(1)) await parse(statement)
  })

  it('that adds a column adds it to both tables, and an index to one', () => {
    expect(on('ALTER TABLE logs ADD COLUMN IF NOT EXISTS a String')).toHaveLength(2)
    expect(on('-- Why.\nALTER TABLE logs ADD INDEX IF NOT EXISTS by_a a TYPE minmax')).toEqual([
      'ALTER TABLE logs_local ON CLUSTER signals ADD INDEX IF NOT EXISTS by_a a TYPE minmax',
    ])
  })

  it('that reads or inserts is the same', () => {
    expect(on('INSERT INTO a SELECT * FROM b FINAL')).toEqual(['INSERT INTO a SELECT * FROM b FINAL'])
    expect(on('SELECT 1')).toEqual(['SELECT 1'])
  })
})
