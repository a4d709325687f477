import { badInput, DomainError } from '../../kernel/errors.ts'
import type { Viewer } from '../../kernel/viewer.ts'
import type { SignalSearchService } from '../signals/index.ts'
import { withPath } from './renamed-path.ts'

/** Either ids, or a query with its range. */
export interface SelectionRequest {
  readonly ids?: readonly string[] | null
  readonly query?: string | null
  readonly range?: { readonly from: string; readonly to?: string | null } | null
  readonly excludeIds?: readonly string[] | null
}

/** One action is about so many signals at most: its ids are in memory once, when it begins. */
export const MAX_SELECTED = 1_000_000

/** Ids of a selection, each once, as they are at this moment. */
export async function selectSignals(
  searches: Pick<SignalSearchService, 'selectedIds'>,
  viewer: Viewer,
  { ids, query, range, excludeIds }: SelectionRequest,
): Promise<readonly string[]> {
  const excluded = new Set(excludeIds)
  const isWanted = (id: string) => !excluded.has(id)
  if (ids) {
    if (typeof query === 'string' || range)
      throw badInput('selection', 'Expected either ids or a query with its range, got both.')
    return checkSize([...new Set(ids)].filter(isWanted))
  }
  if (typeof query !== 'string')
    throw badInput('selection', 'Expected either ids or a query with its range, got neither.')
  if (!range) throw badInput('selection.range', 'Expected the range of the query, got none.')
  // One more tells that there are too many.
  const limit = MAX_SELECTED + excluded.size + 1
  const found = await withPath(
    (path) => `selection.${path}`,
    () => searches.selectedIds(viewer, { query, range }, limit),
  )
  return checkSize(excluded.size ? found.filter(isWanted) : found)
}

function checkSize(ids: readonly string[]): readonly string[] {
  if (ids.length <= MAX_SELECTED) return ids
  throw new DomainError(
    'TOO_EXPENSIVE',
    `The selection has more than ${MAX_SELECTED} signals, which are allowed in one action.`,
    {
      path: 'selection',
      allowed: MAX_SELECTED,
    },
  )
}
