import { assumedRole, type CloudTrailEvent, cloudTrailLog } from '../logs/cloudtrail-log.ts'
import { provenRule } from '../proven-rule.ts'

const trail = (name: string, more: Partial<CloudTrailEvent> = {}): CloudTrailEvent => ({
  service: 'cloudtrail.amazonaws.com',
  name,
  identity: assumedRole('Administrator', 'bo.larsgard'),
  ip: '203.0.113.77',
  request: { name: 'arn:aws:cloudtrail:eu-west-1:111122223333:trail/organisation' },
  ...more,
})

export const loggingStopped = provenRule({
  key: 'cloudtrail-logging-stopped',
  name: 'AWS trail stopped or cut down',
  source: 'cloudtrail',
  tactic: 'ta0005-defense-evasion',
  technique: 't1562-impair-defenses',
  goal: 'Whoever wants to stay unseen switches the trail off first. Find it while the trail still tells.',
  strategy:
    'Trails that are stopped, deleted, or told to record less. An attempt that was refused counts as well: it shows the intent.',
  response: [
    'Find out whether {{@usr.id}} had an order to change the trail; such changes are announced.',
    'If not: start the trail again, revoke the sessions of {{@usr.id}}, and read every event since {{first_seen}} from the regions that still record.',
    'Deny these calls to everybody but the logging team by a service control policy.',
  ],
  groupBy: ['@usr.id'],
  queries: [
    { name: 'stopped', query: 'source:cloudtrail @evt.name:(StopLogging OR DeleteTrail) @evt.outcome:success' },
    {
      name: 'changed',
      query:
        'source:cloudtrail @evt.name:(UpdateTrail OR PutEventSelectors OR PutInsightSelectors OR DeleteEventDataStore) @evt.outcome:success',
    },
    {
      name: 'refused',
      query: 'source:cloudtrail @evt.name:(StopLogging OR DeleteTrail OR UpdateTrail) @errorCode:*Denied*',
    },
  ],
  cases: [
    { name: 'trail is off', condition: 'stopped > 0', severity: 'CRITICAL' },
    { name: 'trail records less', condition: 'changed > 0', severity: 'MEDIUM' },
    { name: 'attempt refused', condition: 'refused > 0', severity: 'LOW' },
  ],
  window: 60,
  keepAlive: 60,
  maxDuration: 360,
  matching: [
    {
      situation: 'a refused attempt, a smaller selection, then the end',
      severity: 'CRITICAL',
      logs: (second) => [
        cloudTrailLog(
          second(0),
          trail('StopLogging', { error: ['AccessDenied', 'not authorized to perform: StopLogging'] }),
        ),
        cloudTrailLog(second(60), trail('PutEventSelectors')),
        cloudTrailLog(second(90), trail('StopLogging')),
      ],
    },
    {
      situation: 'management events are left out from now on',
      severity: 'MEDIUM',
      logs: (second) => [cloudTrailLog(second(0), trail('PutEventSelectors'))],
    },
    {
      situation: 'an attempt that is refused',
      severity: 'LOW',
      logs: (second) => [
        cloudTrailLog(second(0), trail('DeleteTrail', { error: ['AccessDeniedException', 'not authorized'] })),
      ],
    },
  ],
  harmless: [
    {
      situation: 'trails are read and started',
      logs: (second) => [
        cloudTrailLog(second(0), trail('DescribeTrails', { readOnly: true })),
        cloudTrailLog(second(1), trail('GetTrailStatus', { readOnly: true })),
        cloudTrailLog(second(2), trail('StartLogging')),
      ],
    },
  ],
})
