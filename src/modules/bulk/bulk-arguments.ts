import { createHash } from 'node:crypto'
import type { BulkTask } from './bulk-action.ts'
import type { SelectionRequest } from './signal-selection.ts'

export interface BulkOptions {
  readonly dryRun?: boolean | null
  readonly expectedCount?: number | null
  readonly idempotencyKey?: string | null
}

/** The same for the same arguments, in whatever order a client has written them; a relative time is the same as itself. */
export function argumentsHash(
  kind: BulkTask['kind'],
  argument: unknown,
  { ids, query, range, excludeIds }: SelectionRequest,
  { dryRun, expectedCount }: BulkOptions,
): string {
  const given = [kind, argument, ids, query, range?.from, range?.to, excludeIds, dryRun ?? false, expectedCount]
  return createHash('sha256').update(JSON.stringify(given, inOrder)).digest('base64url')
}

const inOrder = (_: string, value: unknown): unknown =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1)))
    : value
