import { describe, expect, test } from 'vitest'
import { normalizeLog } from '../../../src/modules/logs/normalize/index.ts'
import { AUDIT_TRUTHS } from './audit-truths.ts'
import { HOST_TRUTHS } from './host-truths.ts'
import { NETWORK_TRUTHS } from './network-truths.ts'
import type { Truth } from './truth.ts'

const RECEIVED = new Date('2026-03-02T12:00:00Z')

/** The attributes that the truth names, and the properties of the log beside them. */
function facts({ log, is }: Truth): Record<string, unknown> {
  const normalized = normalizeLog(log, RECEIVED)
  const time = new Date(normalized.timestamp).toISOString()
  const properties: Record<string, unknown> = { ...normalized, time }
  return Object.fromEntries(
    Object.keys(is).map((key) => [
      key,
      key in properties ? properties[key] : (normalized.attributes[key.replace(/^@/, '')]?.join(' ') ?? null),
    ]),
  )
}

describe.each<[string, readonly Truth[]]>([
  ['cloud and service audit logs', AUDIT_TRUTHS],
  ['hosts', HOST_TRUTHS],
  ['networks and the web', NETWORK_TRUTHS],
])('%s are read into standard attributes', (_, truths) => {
  test.each(truths.map((truth) => [truth.about, truth] as const))('%s', (_about, truth) =>
    expect(facts(truth)).toEqual(truth.is),
  )
})
