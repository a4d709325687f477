import { isDeepStrictEqual } from 'node:util'
import { badInput } from '../../kernel/errors.ts'
import { readQuery } from '../explorer/index.ts'
import { MAX_TEXT } from './check-case.ts'

export const NOTEBOOK_CELL_KINDS = ['MARKDOWN', 'SIGNAL_QUERY', 'LOG_QUERY'] as const
export type NotebookCellKind = (typeof NOTEBOOK_CELL_KINDS)[number]

/** `updatedAt` is ISO 8601, as JSON keeps it. */
export interface NotebookCell {
  readonly id: string
  readonly kind: NotebookCellKind
  readonly body: string
  readonly updatedAt: string
  readonly updatedById: string | null
}

export interface CellRequest {
  readonly id?: string | null
  readonly kind: NotebookCellKind
  readonly body: string
}

interface Writing {
  readonly at: Date
  readonly userId: string | null
  readonly newId: () => string
}

const MAX_CELLS = 500

/** The cells as they are asked for: one that is as it was keeps who wrote it and when, wherever it stands now. */
export function writeCells(
  before: readonly NotebookCell[],
  requests: readonly CellRequest[],
  { at, userId, newId }: Writing,
): NotebookCell[] {
  if (requests.length > MAX_CELLS)
    throw badInput('cells', `Expected at most ${MAX_CELLS} cells, got ${requests.length}.`)
  const known = new Map(before.map((cell) => [cell.id, cell]))
  return requests.map(({ id, kind, body }, index) => {
    checkCell(kind, body, `cells.${index}.body`)
    const cell = id ? known.get(id) : undefined
    if (id && !cell)
      throw badInput(
        `cells.${index}.id`,
        `Expected the id of a cell of this notebook, each once, got ${JSON.stringify(id)}.`,
      )
    if (cell) known.delete(cell.id)
    if (cell?.kind === kind && cell.body === body) return cell
    return { id: cell?.id ?? newId(), kind, body, updatedAt: at.toISOString(), updatedById: userId }
  })
}

export const isSameNotebook = (left: readonly NotebookCell[], right: readonly NotebookCell[]): boolean =>
  isDeepStrictEqual(left, right)

function checkCell(kind: NotebookCellKind, body: string, path: string): void {
  if (body.length > MAX_TEXT) throw badInput(path, `Expected at most ${MAX_TEXT} characters, got ${body.length}.`)
  if (kind !== 'MARKDOWN') readQuery(body, path)
}
