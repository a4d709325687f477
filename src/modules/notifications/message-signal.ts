import type { StoredSignal } from '../signals/index.ts'

/** What a message says of a signal. */
export type MessageSignal = Pick<
  StoredSignal,
  | 'id'
  | 'title'
  | 'message'
  | 'severity'
  | 'timestamp'
  | 'triggeredAt'
  | 'firstSeen'
  | 'lastSeen'
  | 'ruleId'
  | 'ruleVersion'
  | 'ruleName'
  | 'ruleType'
  | 'ruleCase'
  | 'queries'
  | 'source'
  | 'service'
  | 'host'
  | 'tags'
  | 'entities'
  | 'attributes'
  | 'samples'
  | 'eventsMatched'
>
