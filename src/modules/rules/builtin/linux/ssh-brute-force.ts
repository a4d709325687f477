import { sshAccepted, sshFailed, sshKeyAccepted } from '../logs/auth-log.ts'
import { provenRule } from '../proven-rule.ts'
import { type Seconds, times } from '../sample-times.ts'

const origin = { host: 'web-1', pid: 2211 }
const failed = (second: Seconds, count: number, user = 'root') =>
  times(count, (n) => sshFailed(second(n * 4), origin, user, '203.0.113.9', 41_000 + n, user === 'root'))

export const sshBruteForce = provenRule({
  key: 'linux-ssh-brute-force',
  name: 'SSH passwords guessed',
  source: 'auth',
  tactic: 'ta0006-credential-access',
  technique: 't1110-brute-force',
  goal: 'Passwords are guessed all day long wherever SSH is reachable. Find the guesser, above all one who succeeds.',
  strategy:
    'Refused passwords of one address within a quarter of an hour, over all hosts; an accepted password from the same address after them means that one was found.',
  response: [
    'A password was accepted: lock the account, end the sessions from {{@network.client.ip}}, and keep the machine for an examination; the samples name both.',
    'Refusals only: block {{@network.client.ip}}; check whether SSH must be reachable from there at all.',
    'Allow keys only.',
  ],
  groupBy: ['@network.client.ip'],
  queries: [
    { name: 'failed', query: 'source:auth @evt.name:ssh_login @evt.outcome:failure' },
    { name: 'accepted', query: 'source:auth @evt.name:ssh_login @evt.outcome:success' },
  ],
  cases: [
    { name: 'password found', condition: 'failed >= 10 && accepted > 0', severity: 'CRITICAL' },
    { name: 'persistent', condition: 'failed >= 60', severity: 'MEDIUM' },
    { name: 'attempts', condition: 'failed >= 20', severity: 'LOW' },
  ],
  window: 15,
  keepAlive: 60,
  maxDuration: 720,
  matching: [
    {
      situation: 'the twelfth password fits',
      severity: 'CRITICAL',
      logs: (second) => [...failed(second, 12), sshAccepted(second(60), origin, 'root', '203.0.113.9', 41_200)],
    },
    { situation: 'seventy refusals', severity: 'MEDIUM', logs: (second) => failed(second, 70, 'oracle') },
    { situation: 'twenty-five refusals', severity: 'LOW', logs: (second) => failed(second, 25, 'admin') },
  ],
  harmless: [
    {
      situation: 'an administrator mistypes and comes in with the key',
      logs: (second) => [
        ...failed(second, 3),
        sshKeyAccepted(second(30), origin, 'bo.larsgard', '203.0.113.9', 41_300),
      ],
    },
  ],
})
