import type { MessageSignal } from './message-signal.ts'
import type { NotificationRule } from './notification-rule.ts'

/** A signal that nobody has found, for tests of rules that have told of nothing yet. It has an id that no signal has. */
export const sampleSignal = ({ severities }: NotificationRule, now: Date): MessageSignal => ({
  id: 'sig_sample',
  title: 'Sample signal',
  message: 'Somebody has signed in from a place that is new for them. **This signal is made up.**',
  severity: severities.at(-1) ?? 'INFO',
  timestamp: now,
  triggeredAt: now,
  firstSeen: now,
  lastSeen: now,
  ruleId: 'rul_sample',
  ruleVersion: 1,
  ruleName: 'Sample rule',
  ruleType: 'LOG_DETECTION',
  ruleCase: { name: null, condition: 'a > 0', severity: severities.at(-1) ?? 'INFO' },
  queries: [
    {
      ...{ name: 'a', query: 'source:sample', eventsMatched: 1, distinctValues: [] },
      groupBy: [{ field: '@usr.id', value: 'sample.user' }],
    },
  ],
  source: 'sample',
  service: ['sample-service'],
  host: null,
  tags: ['source:sample', 'env:sample'],
  entities: [{ id: 'sample', kind: 'USER', value: 'sample.user' }],
  attributes: { usr: { id: 'sample.user' }, network: { client: { ip: '192.0.2.1' } } },
  samples: [],
  eventsMatched: 1,
})
