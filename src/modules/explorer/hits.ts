import type { SqlParams } from '../../search/index.ts'
import type { BranchSql, Row } from './row.ts'

interface Owner {
  readonly params: SqlParams
  branch(sql: () => BranchSql): () => readonly Row[]
}

/** The documents that one query selects: the columns that the branches over them need, read once for all of them. */
export class Hits {
  readonly #columns = new Map<string, { readonly name: string; readonly sql: string }>()
  readonly #scalars: string[] = []
  #scalarRows: (() => readonly Row[]) | null = null
  #uses = 0

  constructor(
    readonly name: string,
    private readonly condition: string,
    private readonly owner: Owner,
  ) {}

  /** The same key is the same column. */
  column(key: string, sql: (params: SqlParams) => string): string {
    let column = this.#columns.get(key)
    if (!column) {
      column = { name: `c${this.#columns.size}`, sql: sql(this.owner.params) }
      this.#columns.set(key, column)
    }
    return column.name
  }

  /** Rows made of the documents; their order is lost. */
  branch(sql: () => BranchSql): () => readonly Row[] {
    this.#uses += 1
    return this.owner.branch(sql)
  }

  /** One number over all of the documents; all such numbers are one branch. */
  scalar(sql: string): () => number | null {
    const known = this.#scalars.indexOf(sql)
    const place = known < 0 ? this.#scalars.push(sql) - 1 : known
    this.#scalarRows ??= this.branch(() => ({
      texts: NO_TEXTS,
      numbers: `[${this.#scalars.map((scalar) => `toNullable(toFloat64(${scalar}))`).join(', ')}]`,
      from: `FROM ${this.name}`,
    }))
    const rows = this.#scalarRows
    return () => rows()[0]?.numbers[place] ?? null
  }

  /** Whether more than one branch reads them. */
  get shared(): boolean {
    return this.#uses > 1
  }

  toSql(source: string, range: string): string {
    const columns = [...this.#columns.values()].map(({ name, sql }) => `${sql} AS ${name}`)
    return `SELECT ${columns.join(', ') || '1 AS one'} FROM ${source} WHERE ${range} AND ${this.condition}`
  }
}

export const NO_TEXTS = '[]::Array(String)'
