import { badInput } from '../../kernel/errors.ts'
import { toLiveRange } from './live-range.ts'
import type { SavedSort, SavedViewRow } from './saved-view.table.ts'
import type { Visualization } from './visualization.ts'

/** What a client asks a view to be. */
export interface ViewSettingsInput {
  readonly name: string
  readonly query: string
  readonly range: { readonly from: string; readonly to?: string | null }
  readonly visualization?: Visualization | null
  readonly columns?: readonly string[] | null
  readonly facets?: readonly string[] | null
  readonly sort?: SavedSort | null
}

export type ViewSettings = Pick<
  SavedViewRow,
  'name' | 'query' | 'rangeFrom' | 'rangeTo' | 'visualization' | 'columns' | 'facets' | 'sort'
>

/** What of signals can be searched, shown, counted and sorted by. */
export interface SearchedSignals {
  /** Throws BAD_USER_INPUT with the place in the query. */
  checkQuery(query: string, path: string): void
  isField(field: string): boolean
  isFacet(field: string): boolean
  isSortable(field: string): boolean
}

const MAX_FIELDS = 100

export function checkSettings(input: ViewSettingsInput, signals: SearchedSignals, now: Date): ViewSettings {
  const name = input.name.trim()
  if (!name || name.length > 200)
    throw badInput('input.name', `Expected a name of 1 to 200 characters, got ${name.length}.`)
  signals.checkQuery(input.query, 'input.query')
  if (input.sort && !signals.isSortable(input.sort.field))
    throw badInput('input.sort.field', `Signals cannot be sorted by ${JSON.stringify(input.sort.field)}.`)
  const { from, to } = toLiveRange(input.range, now, 'input.range')
  return {
    name,
    query: input.query,
    rangeFrom: from,
    rangeTo: to,
    visualization: input.visualization ?? 'LIST',
    columns: checkFields(input.columns, 'input.columns', 'a field of signals', signals.isField.bind(signals)),
    facets: checkFields(input.facets, 'input.facets', 'a field with facets', signals.isFacet.bind(signals)),
    sort: input.sort ? { field: input.sort.field, direction: input.sort.direction } : null,
  }
}

function checkFields(
  fields: readonly string[] | null | undefined,
  path: string,
  expected: string,
  fits: (field: string) => boolean,
): string[] {
  const unique = [...new Set(fields)]
  if (unique.length > MAX_FIELDS) throw badInput(path, `Expected at most ${MAX_FIELDS} fields, got ${unique.length}.`)
  const wrong = unique.find((field) => !fits(field))
  if (wrong !== undefined)
    throw badInput(`${path}.${fields?.indexOf(wrong)}`, `Expected ${expected}, got ${JSON.stringify(wrong)}.`)
  return unique
}
