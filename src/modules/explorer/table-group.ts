import { andQuery, fieldQuery, notQuery, printQuery, type Query } from '../../search/index.ts'
import type { Dimension, Group } from './groups.ts'
import { valueLabel } from './labels.ts'
import type { SearchScope } from './statement.ts'

/** A group of a table, with the queries of the search that drill into it and around it. */
export class TableGroup {
  readonly field: string
  readonly key: string
  readonly label: string
  readonly values: readonly (number | null)[]
  readonly groups: readonly TableGroup[]
  readonly #path: readonly Query[]

  constructor(
    private readonly scope: SearchScope,
    [dimension, ...below]: readonly Dimension[],
    group: Group,
    above: readonly Query[],
  ) {
    const { field } = dimension as Dimension
    this.field = field.name
    this.key = group.key
    this.label = valueLabel(scope.index, field, group.key)
    this.values = group.values
    this.#path = [...above, fieldQuery(field.name, group.key)]
    this.groups = group.groups.map((inner) => new TableGroup(scope, below, inner, this.#path))
  }

  // Written on demand: a table may have ten thousand groups, of which a client drills into one.
  get filterQuery(): string {
    return printQuery(andQuery([this.scope.query, ...this.#path]))
  }

  get excludeQuery(): string {
    return printQuery(andQuery([this.scope.query, notQuery(andQuery(this.#path))]))
  }
}
