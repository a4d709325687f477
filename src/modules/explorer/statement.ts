import type { TimeRange } from '../../kernel/time.ts'
import { compileSql, printQuery, type Query, SqlParams } from '../../search/index.ts'
import { Hits } from './hits.ts'
import type { BranchSql, Row } from './row.ts'
import type { SearchIndex } from './search-index.ts'
import { storableTime } from './storable-time.ts'

/** SQL of a condition that says nothing of the query; what it compares with is bound. */
export type Confinement = (params: SqlParams) => string

/** What one search object searches. */
export interface SearchScope {
  readonly index: SearchIndex
  readonly query: Query
  readonly range: TimeRange
  /** SQL of what the search is confined to, whatever its query says: facets do not see past it. */
  readonly within?: Confinement | null
  /** Leaves out what transactions from this one on have changed; only for tables that know which did. */
  readonly changedBefore?: string
}

export interface StatementOptions {
  /** Reads the hits once into memory, for all branches; without it each branch reads for itself. */
  readonly materialize: boolean
  /** Lists look through the whole range at once instead of where the first page is likely to be. */
  readonly wholeRange: boolean
}

/** A question to a search: adds what it needs to the statement, and reads the answer from the rows of its branches. */
export type Part<Answer> = (statement: Statement) => () => Answer

/**
 * One statement of ClickHouse for everything that is asked of one search object, so that all of it sees one state of the table, and the documents
 * are read, and freed of old versions, once for each different condition. Each branch of a UNION ALL aggregates them in its own way.
 */
export class Statement {
  readonly params = new SqlParams()
  readonly #hits = new Map<string, Hits>()
  readonly #tables: (() => string)[] = []
  readonly #branches: (() => BranchSql)[] = []
  readonly #rows: Row[][] = []

  constructor(
    readonly scope: SearchScope,
    readonly options: StatementOptions,
  ) {}

  /** What a query selects in the range; the query of the search unless another is given. */
  hits(query: Query = this.scope.query): Hits {
    const key = printQuery(query)
    let hits = this.#hits.get(key)
    if (!hits) {
      hits = new Hits(`h${this.#hits.size}`, compileSql(query, this.scope.index.catalog, this.params), this)
      this.#hits.set(key, hits)
    }
    return hits
  }

  /** A query over hits that several branches read from; answers its name. */
  table(sql: () => string): string {
    return `t${this.#tables.push(sql) - 1}`
  }

  /** A branch of its own; branches over hits are added to these. */
  branch(sql: () => BranchSql): () => readonly Row[] {
    const index = this.#branches.push(sql) - 1
    return () => this.#rows[index] ?? []
  }

  /** SQL of the condition that the search looks at a document at all. */
  inRange(): string {
    const { changedBefore, range, within } = this.scope
    const conditions = [
      `timestamp >= ${this.time(range.from.getTime())}`,
      `timestamp < ${this.time(range.to.getTime())}`,
    ]
    if (this.scope.index.present) conditions.push(this.scope.index.present)
    if (within) conditions.unshift(within(this.params))
    if (changedBefore !== undefined) conditions.push(`feed_transaction < ${this.params.add(changedBefore, 'UInt64')}`)
    return conditions.join(' AND ')
  }

  time(milliseconds: number): string {
    return `fromUnixTimestamp64Milli(${this.params.add(String(storableTime(milliseconds)), 'Int64')}, 'UTC')`
  }

  /** SQL of the table in the latest version of its documents. */
  get source(): string {
    const { table, versioned } = this.scope.index
    return versioned ? `${table} FINAL` : table
  }

  toSql(): string {
    const selects = this.#branches.map((branch, index) => {
      const { texts, numbers, from } = branch()
      return `SELECT ${index} AS branch, ${texts} AS texts, ${numbers} AS numbers ${from}`
    })
    return `${this.#with()}${selects.join('\nUNION ALL ')}\nSETTINGS ${this.#settings()}`
  }

  /** Takes the rows of all branches. */
  answer(rows: readonly (Row & { readonly branch: number })[]): void {
    for (const row of rows) {
      const known = this.#rows[row.branch]
      if (known) known.push(row)
      else this.#rows[row.branch] = [row]
    }
  }

  #with(): string {
    const range = this.#hits.size ? this.inRange() : ''
    const once = (name: string, sql: string, shared: boolean) =>
      `${name} AS ${shared && this.options.materialize ? 'MATERIALIZED ' : ''}(${sql})`
    const hits = [...this.#hits.values()].map((each) => once(each.name, each.toSql(this.source, range), each.shared))
    const tables = this.#tables.map((sql, index) => once(`t${index}`, sql(), true))
    return hits.length ? `WITH ${[...hits, ...tables].join(',\n')}\n` : ''
  }

  #settings(): string {
    // A document's versions have one timestamp, hence one partition.
    const settings = ['do_not_merge_across_partitions_select_final = 1']
    // Both are newer than some servers. With the second a list opens only the parts of the table that its page is in: at three million
    // documents 10 ms instead of 17.
    if (this.options.materialize) settings.push('enable_materialized_cte = 1', 'read_in_order_use_virtual_row = 1')
    return settings.join(', ')
  }
}
