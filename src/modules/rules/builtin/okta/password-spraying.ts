import { oktaLog } from '../logs/okta-log.ts'
import { provenRule } from '../proven-rule.ts'
import { times } from '../sample-times.ts'

const signIn = (at: Date, user: string, success: boolean) =>
  oktaLog(at, {
    type: 'user.session.start',
    display: 'User login to Okta',
    actor: `${user}@larkfield.example`,
    ip: '198.51.100.140',
    success,
    ...(!success && { reason: 'INVALID_CREDENTIALS' }),
  })
const locked = (at: Date, user: string) =>
  oktaLog(at, {
    type: 'user.account.lock',
    display: 'Max sign in attempts exceeded',
    actor: `${user}@larkfield.example`,
    ip: '198.51.100.140',
    success: false,
    reason: 'LOCKED_OUT',
  })

export const passwordSpraying = provenRule({
  key: 'okta-password-spraying',
  name: 'Okta passwords tried on many users',
  source: 'okta',
  tactic: 'ta0006-credential-access',
  technique: 't1110-brute-force',
  goal: 'One common password tried on everybody stays below the limit of each single account.',
  strategy:
    'How many different users fail to sign in, or are locked out, from one address within half an hour; a success from there makes it urgent.',
  response: [
    'Block {{@network.client.ip}} unless it is one of ours.',
    'Users who got in from there: end their sessions and reset their passwords.',
    'Unlock the others once the attempts have stopped.',
  ],
  groupBy: ['@network.client.ip'],
  queries: [
    {
      name: 'refused',
      query: 'source:okta ((@evt.name:user.session.start @outcome.result:FAILURE) OR @evt.name:user.account.lock)',
      aggregation: 'CARDINALITY',
      distinctFields: ['@usr.id'],
    },
    { name: 'opened', query: 'source:okta @evt.name:user.session.start @outcome.result:SUCCESS' },
  ],
  cases: [
    { name: 'a password was found', condition: 'refused >= 5 && opened > 0', severity: 'HIGH' },
    { name: 'attempts only', condition: 'refused >= 5', severity: 'MEDIUM' },
  ],
  window: 30,
  keepAlive: 60,
  maxDuration: 360,
  matching: [
    {
      situation: 'eight users fail, the ninth password fits',
      severity: 'HIGH',
      logs: (second) => [
        ...times(8, (n) => signIn(second(n * 15), `user${n}`, false)),
        signIn(second(130), 'gus.hartwell', true),
      ],
    },
    {
      situation: 'six users fail, two of them until they are locked',
      severity: 'MEDIUM',
      logs: (second) => [
        ...times(4, (n) => signIn(second(n * 15), `user${n}`, false)),
        ...times(2, (n) => locked(second(80 + n), `other${n}`)),
      ],
    },
  ],
  harmless: [
    {
      situation: 'one user forgets the password, four others mistype once',
      logs: (second) => [
        ...times(9, (n) => signIn(second(n * 20), 'elio.brandt', false)),
        ...times(3, (n) => signIn(second(200 + n), `user${n}`, false)),
        ...times(3, (n) => signIn(second(210 + n), `user${n}`, true)),
      ],
    },
  ],
})
