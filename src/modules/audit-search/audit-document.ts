import { type SearchDocument, wordsOf } from '../../search/index.ts'
import type { AuditEventRow } from '../audit/index.ts'
import type { ActingUser } from './acting-users.ts'

/** What searching sees of an audit event: the columns of `audit_index`. */
export interface AuditDocument extends SearchDocument {
  readonly id: string
  readonly sequence: number
  readonly timestamp: number
  readonly evt_name: string
  readonly actor_kind: string
  readonly actor_id: string
  readonly actor_name: string
  readonly usr_id: string
  readonly usr_name: string
  readonly usr_email: string
  readonly action: string
  readonly asset_type: string
  readonly asset_id: string
  readonly asset_name: string
  readonly changed: readonly string[]
  readonly client_ip: string
  readonly request_id: string
  readonly source: string
  readonly message_words: string
}

/** The products by which audit events are told apart; what is not named here is about signals and how they come about. */
const PRODUCTS: readonly (readonly [RegExp, string])[] = [
  [/^(?:user|role|team|api_key)$/, 'Access Management'],
  [/^reference_table/, 'Reference Tables'],
  [/^case/, 'Case Management'],
  [/^incident/, 'Incident Management'],
  [/^workflow/, 'Workflows'],
]

export function auditDocument(event: AuditEventRow, user: ActingUser | null): AuditDocument {
  const message = messageOf(event)
  return {
    id: event.id,
    sequence: event.sequence,
    timestamp: event.at.getTime(),
    evt_name: PRODUCTS.find(([type]) => type.test(event.assetType))?.[1] ?? 'Cloud Security Platform',
    actor_kind: event.actorKind.toLowerCase(),
    actor_id: event.actorId,
    actor_name: event.actorName,
    usr_id: user?.id ?? '',
    usr_name: user?.name ?? '',
    usr_email: user?.email ?? '',
    action: event.action,
    asset_type: event.assetType,
    asset_id: event.assetId,
    asset_name: event.assetName,
    changed: [...new Set(event.changes.map(({ field }) => field))],
    client_ip: event.clientIp ?? '',
    request_id: event.requestId ?? '',
    source: 'audit',
    message,
    message_words: wordsOf(message),
    tags: ['source:audit'],
    attributes: valuesOf(event),
  }
}

/** A sentence, so that whoever looks for a word of it need not know where it stands. */
function messageOf({ actorName, action, assetType, assetName, changes }: AuditEventRow): string {
  const details = changes.map(
    ({ field, previousValue, newValue }) => `${field}: ${previousValue ?? 'none'} → ${newValue ?? 'none'}`,
  )
  const what = `${actorName} ${action} ${assetType.replaceAll('_', ' ')} ${assetName}`
  return details.length ? `${what} (${details.join('; ')})` : what
}

/** Values of all fields under one path, and those of each field under its own. */
function valuesOf({ changes }: AuditEventRow): Record<string, string[]> {
  const attributes: Record<string, string[]> = Object.create(null)
  const add = (path: string, value: string | null) => {
    if (value === null) return
    attributes[path] ??= []
    attributes[path].push(...elementsOf(value))
  }
  for (const { field, previousValue, newValue } of changes) {
    for (const path of [PREVIOUS, `${PREVIOUS}.${field}`]) add(path, previousValue)
    for (const path of [NEW, `${NEW}.${field}`]) add(path, newValue)
  }
  return attributes
}

/** A list is recorded as JSON, and looked for by what is in it. */
function elementsOf(value: string): readonly string[] {
  if (!value.startsWith('[')) return [value]
  try {
    const list: unknown[] = JSON.parse(value)
    const isPlain = list.length > 0 && list.every((element) => element !== null && typeof element !== 'object')
    return isPlain ? list.map(String) : [value]
  } catch {
    return [value]
  }
}

const PREVIOUS = 'asset.previous_value'
const NEW = 'asset.new_value'
