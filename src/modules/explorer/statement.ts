import type { TimeRange } from '../../kernel/time.ts'
import { compileSql, printQuery, type Query, SqlParams } from '../../search/index.ts'
import type { SearchIndex } from './search-index.ts'

/** What one search object searches. */
export interface SearchScope {
  readonly index: SearchIndex
  readonly query: Query
  readonly range: TimeRange
}

/** Every branch of the statement answers rows of one shape: texts and numbers. */
export interface Row {
  readonly texts: readonly string[]
  readonly numbers: readonly (number | null)[]
}

export interface StatementOptions {
  /** Reads the matching documents once into memory, for all branches; without it each branch reads for itself. */
  readonly materialize: boolean
  /** Lists look through the whole range at once instead of where the first page is likely to be. */
  readonly wholeRange: boolean
}

/** SQL of a SELECT with the columns of a row, which comes with the number of its branch. */
export interface BranchSql {
  /** Array(String). */
  readonly texts: string
  /** Array(Float64), Nullable inside or not. */
  readonly numbers: string
  /** From FROM on. */
  readonly from: string
}

/** A question to a search: adds what it needs to the statement, and reads the answer from the rows of its branches. */
export type Part<Answer> = (statement: Statement) => () => Answer

/**
 * One statement of ClickHouse for everything that is asked of one search object, so that all of it sees one state of the table and the documents
 * are read, and freed of old versions, once: `hits` holds the needed columns of all documents that match any condition, and each branch of a
 * UNION ALL aggregates them.
 */
export class Statement {
  readonly params = new SqlParams()
  readonly #columns = new Map<string, string>()
  readonly #conditions = new Map<string, string>()
  readonly #tables: (() => string)[] = []
  readonly #branches: (() => BranchSql)[] = []
  readonly #scalars = new Map<number, string[]>()
  readonly #rows: Row[][] = []
  #usesOfHits = 0

  constructor(
    readonly scope: SearchScope,
    readonly options: StatementOptions,
  ) {}

  /** A column of `hits`; the same key is the same column. */
  column(key: string, sql: (params: SqlParams) => string): string {
    if (!this.#columns.has(key)) this.#columns.set(key, sql(this.params))
    return `c${[...this.#columns.keys()].indexOf(key)}`
  }

  /** A condition on `hits`, to be written with `where` once all parts have added theirs. */
  condition(query: Query): number {
    const key = printQuery(query)
    if (!this.#conditions.has(key)) {
      this.#conditions.set(key, compileSql(query, this.scope.index.catalog, this.params))
    }
    return [...this.#conditions.keys()].indexOf(key)
  }

  /** Selects the documents of a condition among the hits. */
  where(condition: number, more: readonly string[] = []): string {
    const conditions = this.#conditions.size > 1 ? [`f${condition}`, ...more] : more
    return conditions.length ? `WHERE ${conditions.join(' AND ')}` : ''
  }

  /** A query that several branches read from; answers its name. */
  table(sql: () => string): string {
    this.#usesOfHits += 1
    return `t${this.#tables.push(sql) - 1}`
  }

  /** Rows made of `hits`; their order is lost. */
  branch(sql: () => BranchSql): () => readonly Row[] {
    this.#usesOfHits += 1
    return this.#add(sql)
  }

  /** A branch that reads the index itself. */
  ownBranch(sql: () => BranchSql): () => readonly Row[] {
    return this.#add(sql)
  }

  /** One number over the documents of a condition. */
  scalar(condition: number, sql: string): () => number | null {
    const known = this.#scalars.get(condition)
    const expressions = known ?? []
    if (!known) this.#scalars.set(condition, expressions)
    const place = expressions.includes(sql) ? expressions.indexOf(sql) : expressions.push(sql) - 1
    return () => this.#scalarRow(condition)?.numbers[place] ?? null
  }

  /** SQL of the condition that a document is in the range. */
  inRange(): string {
    const { from, to } = this.scope.range
    return `timestamp >= ${this.time(from.getTime())} AND timestamp < ${this.time(to.getTime())}`
  }

  time(milliseconds: number): string {
    return `fromUnixTimestamp64Milli(${this.params.add(String(storableTime(milliseconds)), 'Int64')}, 'UTC')`
  }

  get source(): string {
    const { table, versioned } = this.scope.index
    return versioned ? `${table} FINAL` : table
  }

  toSql(): string {
    const branches = [...this.#branches.map((branch) => branch()), ...this.#scalarBranches()]
    const select = branches
      .map(
        ({ texts, numbers, from }, index) =>
          `SELECT ${index} AS branch, ${texts} AS texts, ${numbers} AS numbers ${from}`,
      )
      .join('\nUNION ALL ')
    return `${this.#with()}${select}\nSETTINGS ${this.#settings()}`
  }

  /** Takes the rows of all branches. */
  answer(rows: readonly (Row & { readonly branch: number })[]): void {
    for (const row of rows) {
      const known = this.#rows[row.branch]
      if (known) known.push(row)
      else this.#rows[row.branch] = [row]
    }
  }

  #add(sql: () => BranchSql): () => readonly Row[] {
    const index = this.#branches.push(sql) - 1
    return () => this.#rows[index] ?? []
  }

  #scalarBranches(): BranchSql[] {
    return [...this.#scalars].map(([condition, expressions]) => ({
      texts: NO_TEXTS,
      numbers: `[${expressions.map((sql) => `toNullable(toFloat64(${sql}))`).join(', ')}]`,
      from: `FROM hits ${this.where(condition)}`,
    }))
  }

  #scalarRow(condition: number): Row | undefined {
    const place = [...this.#scalars.keys()].indexOf(condition)
    return this.#rows[this.#branches.length + place]?.[0]
  }

  #with(): string {
    if (this.#conditions.size === 0) return ''
    const shared = this.options.materialize ? 'AS MATERIALIZED' : 'AS'
    const conditions = [...this.#conditions.values()]
    const columns = [...this.#columns.values()].map((sql, index) => `${sql} AS c${index}`)
    if (conditions.length > 1) columns.push(...conditions.map((sql, index) => `${sql} AS f${index}`))
    if (!columns.length) columns.push('1 AS one')
    const hits = `SELECT ${columns.join(', ')} FROM ${this.source} WHERE ${this.inRange()} AND (${conditions.join(' OR ')})`
    const once = this.#usesOfHits + this.#scalars.size > 1 ? shared : 'AS'
    const tables = this.#tables.map((sql, index) => `t${index} ${shared} (${sql()})`)
    return `WITH ${[`hits ${once} (${hits})`, ...tables].join(',\n')}\n`
  }

  #settings(): string {
    // A document's versions have one timestamp, hence one partition.
    const settings = ['do_not_merge_across_partitions_select_final = 1']
    if (this.options.materialize) settings.push('enable_materialized_cte = 1')
    return settings.join(', ')
  }
}

export const NO_TEXTS = '[]::Array(String)'

/** What DateTime64(3) can hold. */
const EARLIEST = Date.UTC(1900, 0, 1)
const LATEST = Date.UTC(2299, 11, 31, 23, 59, 59, 999)

/** The time itself, or the first or last one that can be stored. */
export const storableTime = (milliseconds: number): number => Math.min(Math.max(milliseconds, EARLIEST), LATEST)
