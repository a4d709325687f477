import { addedToGroup, sudoCommand, sudoFailed } from '../logs/auth-log.ts'
import { provenRule } from '../proven-rule.ts'
import { type Seconds, times } from '../sample-times.ts'

const origin = { host: 'db-1', pid: 5120 }
const failed = (second: Seconds, count: number) =>
  times(count, (n) => sudoFailed(second(n * 10), origin, 'elio.brandt'))

export const rootBySudo = provenRule({
  key: 'linux-root-by-sudo',
  name: 'Grab for root on a Linux host',
  source: 'auth',
  tactic: 'ta0004-privilege-escalation',
  technique: 't1548-abuse-elevation-control-mechanism',
  goal: 'Between a foothold and control of a machine lies sudo. See who tries the door and who gets a key of their own.',
  strategy: 'Users who are added to a group that may become root, and repeated wrong passwords for sudo on one host.',
  response: [
    'Compare with the planned changes of the host; configuration management adds members from its own account.',
    'Take {{@usr.target.id}} out of the group again if nobody knows of it, and read the commands that were run.',
    'Wrong passwords: ask {{@usr.id}}; somebody at an unlocked session is likely.',
  ],
  groupBy: ['host'],
  queries: [
    {
      name: 'joined',
      query:
        'source:auth @evt.name:group_member_added ("to group sudo" OR "to group wheel" OR "to group admin" OR "to group root")',
    },
    { name: 'refused', query: 'source:auth @evt.name:pam_authentication @process.name:sudo' },
  ],
  cases: [
    { name: 'new member after wrong passwords', condition: 'joined > 0 && refused >= 3', severity: 'CRITICAL' },
    { name: 'new member', condition: 'joined > 0', severity: 'MEDIUM' },
    { name: 'wrong passwords', condition: 'refused >= 5', severity: 'LOW' },
  ],
  window: 30,
  keepAlive: 60,
  maxDuration: 360,
  matching: [
    {
      situation: 'wrong passwords, then a new member of sudo',
      severity: 'CRITICAL',
      logs: (second) => [...failed(second, 4), addedToGroup(second(90), origin, 'elio.brandt', 'sudo')],
    },
    {
      situation: 'a new member of wheel',
      severity: 'MEDIUM',
      logs: (second) => [addedToGroup(second(0), origin, 'svc-report', 'wheel')],
    },
    { situation: 'six wrong passwords', severity: 'LOW', logs: (second) => failed(second, 6) },
  ],
  harmless: [
    {
      situation: 'a mistyped password, work with sudo, and a member of an ordinary group',
      logs: (second) => [
        ...failed(second, 2),
        ...times(8, (n) =>
          sudoCommand(second(40 + n * 30), origin, 'bo.larsgard', '/usr/bin/systemctl status postgresql'),
        ),
        addedToGroup(second(300), origin, 'svc-report', 'docker'),
      ],
    },
  ],
})
