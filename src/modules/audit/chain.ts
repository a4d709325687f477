import { hash as digest } from 'node:crypto'
import type { AuditEventRow } from './audit-event.table.ts'

/** An event that has its place, but no hash of its own yet. */
export type PlacedEvent = Omit<AuditEventRow, 'hash'>
/** An event that has no place yet. */
export type UnchainedEvent = Omit<PlacedEvent, 'sequence' | 'previousHash'>

/** Where the chain ends. */
export interface ChainEnd {
  readonly sequence: number
  readonly hash: string
}

/** What the first event follows. */
export const CHAIN_START: ChainEnd = { sequence: 0, hash: '0'.repeat(64) }

/** As clients read it who check the chain themselves; the migration that began the chain computes the same in SQL. */
export const HASH_FORMULA =
  'SHA-256, as 64 lower-case hexadecimal digits, of the UTF-8 text of a JSON array without blanks, in which `/` and what is not ASCII stay as they are: ' +
  '[sequence, previousHash, id, at (UTC, such as "2026-03-02T09:00:00.000Z"), kind, id and name of the actor, action in lower case, assetType, assetId, ' +
  'assetName, [[field, previousValue, newValue], …], requestId, clientIp]; what is absent is null.'

/** `HASH_FORMULA` says what is computed. It can never change: every stored hash depends on it. */
export function hashOf(event: PlacedEvent): string {
  const content = [
    ...[event.sequence, event.previousHash, event.id, event.at],
    ...[event.actorKind, event.actorId, event.actorName],
    ...[event.action, event.assetType, event.assetId, event.assetName],
    event.changes.map(({ field, previousValue, newValue }) => [field, previousValue, newValue]),
    ...[event.requestId, event.clientIp],
  ]
  return digest('sha256', JSON.stringify(content), 'hex')
}

/** Gives each event the next place and ties it to the one before. */
export function chainEvents(end: ChainEnd, events: readonly UnchainedEvent[]): AuditEventRow[] {
  let { sequence, hash } = end
  return events.map((event) => {
    sequence += 1
    const placed = { sequence, previousHash: hash, ...event }
    hash = hashOf(placed)
    return { hash, ...placed }
  })
}
