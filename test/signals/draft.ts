import type { SignalDraft } from '../../src/modules/signals/index.ts'

/** A brute force against one user, as detection would tell of it. */
export const draftOf = (different: Partial<SignalDraft> = {}): SignalDraft => ({
  ruleId: 'rul_00000000000000000000000001',
  ruleVersion: 1,
  ruleName: 'Brute force against a user',
  ruleType: 'LOG_DETECTION',
  method: 'THRESHOLD',
  groupHash: 'alice',
  episode: 0,
  triggeredAt: new Date('2026-03-02T08:59:15.000Z'),
  firstSeen: new Date('2026-03-02T08:55:00.000Z'),
  lastSeen: new Date('2026-03-02T08:59:15.000Z'),
  title: 'Brute force against a user - failed only',
  message: 'User **alice** failed to log in 6 times.',
  severity: 'MEDIUM',
  originalSeverity: 'MEDIUM',
  ruleCase: { name: 'failed only', condition: 'failed > 5', severity: 'MEDIUM' },
  queries: [
    {
      name: 'failed',
      query: 'source:okta @evt.outcome:failure',
      groupBy: [{ field: '@usr.id', value: 'alice' }],
      eventsMatched: 6,
      distinctValues: [],
    },
  ],
  source: 'okta',
  service: ['okta'],
  host: null,
  tags: ['source:okta', 'tactic:ta0006-credential-access', 'technique:t1110-brute-force'],
  entities: [
    { kind: 'USER', value: 'alice' },
    { kind: 'IP', value: '203.0.113.7' },
  ],
  attributes: { usr: { id: 'alice' }, network: { client: { ip: ['203.0.113.7', '203.0.113.8'] } } },
  highCardinality: { attributes: [], tags: [] },
  samples: [
    {
      id: 'log_00000000000000000000000001',
      timestamp: '2026-03-02T08:59:15.000Z',
      message: 'Failed login',
      status: 'warning',
      source: 'okta',
      service: 'okta',
      host: null,
      tags: ['env:prod'],
      attributes: { usr: { id: 'alice' } },
    },
  ],
  eventsMatched: 6,
  ...different,
})
