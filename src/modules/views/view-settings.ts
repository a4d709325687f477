import { badInput } from '../../kernel/errors.ts'
import { type Field, resolveField } from '../../search/index.ts'
import { readQuery } from '../explorer/index.ts'
import { SIGNAL_FIELDS } from '../signals/index.ts'
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
  readonly sort?: { readonly field: string; readonly direction?: SavedSort['direction'] | null } | null
}

export type ViewSettings = Pick<
  SavedViewRow,
  'name' | 'query' | 'rangeFrom' | 'rangeTo' | 'visualization' | 'columns' | 'facets' | 'sort'
>

const MAX_FIELDS = 100
const MAX_REFERENCE = 500

export function checkSettings(input: ViewSettingsInput, now: Date): ViewSettings {
  const name = input.name.trim()
  if (!name || name.length > 200)
    throw badInput('input.name', `Expected a name of 1 to 200 characters, got ${name.length}.`)
  readQuery(input.query, 'input.query')
  if (input.sort) checkField(input.sort.field, 'input.sort.field', 'a field to sort by', isSortable)
  const { from, to } = toLiveRange(input.range, now, 'input.range')
  return {
    name,
    query: input.query,
    rangeFrom: from,
    rangeTo: to,
    visualization: input.visualization ?? 'LIST',
    columns: checkFields(input.columns, 'input.columns', 'a field of signals', () => true),
    facets: checkFields(input.facets, 'input.facets', 'a field whose values can be counted', isFacet),
    sort: input.sort ? { field: input.sort.field, direction: input.sort.direction ?? 'DESC' } : null,
  }
}

function checkFields(
  fields: readonly string[] | null | undefined,
  path: string,
  expected: string,
  fits: (field: Field) => boolean,
): string[] {
  const given = fields ?? []
  if (given.length > MAX_FIELDS) throw badInput(path, `Expected at most ${MAX_FIELDS} fields, got ${given.length}.`)
  for (const [index, reference] of given.entries()) checkField(reference, `${path}.${index}`, expected, fits)
  return [...new Set(given)]
}

function checkField(reference: string, path: string, expected: string, fits: (field: Field) => boolean): void {
  const named = reference !== '' && reference !== '@' && reference.length <= MAX_REFERENCE
  if (named && fits(resolveField(SIGNAL_FIELDS, reference))) return
  throw badInput(path, `Expected ${expected}, got ${JSON.stringify(reference.slice(0, 80))}.`)
}

/** Long texts have no order and too many values; everything else has, declared or not. */
const isFacet = (field: Field): boolean => field.facetable || field.kind !== 'TEXT'
const isSortable = (field: Field): boolean => field.sortable || field.kind !== 'TEXT'
