import { assumedRole, type CloudTrailEvent, cloudTrailLog, iamUser } from '../logs/cloudtrail-log.ts'
import { provenRule } from '../proven-rule.ts'
import { times } from '../sample-times.ts'

const createKey = (owner: string | null, more: Partial<CloudTrailEvent> = {}): CloudTrailEvent => ({
  service: 'iam.amazonaws.com',
  name: 'CreateAccessKey',
  identity: assumedRole('Deployment', 'runner'),
  ip: '203.0.113.77',
  request: owner ? { userName: owner } : null,
  response: { accessKey: { userName: owner, status: 'Active' } },
  ...more,
})

export const accessKeyForUser = provenRule({
  key: 'cloudtrail-access-key-for-user',
  name: 'AWS access key created for another user',
  source: 'cloudtrail',
  tactic: 'ta0003-persistence',
  technique: 't1098-account-manipulation',
  goal: 'A key for somebody else’s user is a quiet way back in that survives a change of passwords.',
  strategy:
    'Access keys created with the name of their user; a key for oneself needs no name. Keys for several users within an hour look like a collection.',
  response: [
    'Ask {{@usr.id}} why keys were made for {{@usr.target.id}}.',
    'Deactivate the new keys until there is an answer, and look for calls that were signed with them.',
    'If the keys were not wanted: rotate the credentials of {{@usr.id}} as well.',
  ],
  groupBy: ['@usr.id'],
  queries: [
    {
      name: 'owners',
      query: 'source:cloudtrail @evt.name:CreateAccessKey @evt.outcome:success @requestParameters.userName:*',
      aggregation: 'CARDINALITY',
      distinctFields: ['@requestParameters.userName'],
    },
  ],
  cases: [
    { name: 'keys for several users', condition: 'owners >= 3', severity: 'HIGH' },
    { name: 'key for another user', condition: 'owners > 0', severity: 'LOW' },
  ],
  window: 60,
  keepAlive: 60,
  maxDuration: 360,
  matching: [
    {
      situation: 'keys for three users',
      severity: 'HIGH',
      logs: (second) =>
        times(3, (n) => cloudTrailLog(second(n * 40), createKey(['billing', 'backup', 'reports'][n] ?? null))),
    },
    {
      situation: 'two keys for one user',
      severity: 'LOW',
      logs: (second) => times(2, (n) => cloudTrailLog(second(n * 40), createKey('billing'))),
    },
  ],
  harmless: [
    {
      situation: 'a user makes a key for itself; another may not',
      logs: (second) => [
        cloudTrailLog(second(0), createKey(null, { identity: iamUser('elio.brandt') })),
        cloudTrailLog(second(9), createKey('billing', { error: ['AccessDenied', 'not authorized'], response: null })),
      ],
    },
  ],
})
