import { assumedRole, cloudTrailLog, consoleLogin, iamUser } from '../logs/cloudtrail-log.ts'
import { provenRule } from '../proven-rule.ts'
import { times } from '../sample-times.ts'

const user = iamUser('tomas.veld')

export const consoleLoginWithoutMfa = provenRule({
  key: 'cloudtrail-console-login-without-mfa',
  name: 'AWS console sign-in without a second factor',
  source: 'cloudtrail',
  tactic: 'ta0001-initial-access',
  technique: 't1078-valid-accounts',
  goal: 'A password alone opens the console. Find users who came in without a second factor.',
  strategy:
    'Successful console sign-ins of IAM users that report no MFA. Roles are left out: their second factor is asked for by the identity provider. Failed attempts right before make a guessed password likely.',
  response: [
    'Ask {{@usr.name}} about the sign-in from {{@network.client.ip}}.',
    'If it was somebody else: disable the password, end the sessions and remove the access keys of {{@usr.id}}.',
    'Either way: require MFA for the user by policy.',
  ],
  groupBy: ['@usr.id'],
  queries: [
    {
      name: 'opened',
      query:
        'source:cloudtrail @evt.name:ConsoleLogin @userIdentity.type:IAMUser @evt.outcome:success @additionalEventData.MFAUsed:No',
    },
    {
      name: 'refused',
      query: 'source:cloudtrail @evt.name:ConsoleLogin @userIdentity.type:IAMUser @evt.outcome:failure',
    },
  ],
  cases: [
    { name: 'after failed attempts', condition: 'opened > 0 && refused >= 3', severity: 'HIGH' },
    { name: 'no second factor', condition: 'opened > 0', severity: 'MEDIUM' },
  ],
  window: 30,
  keepAlive: 60,
  maxDuration: 720,
  matching: [
    {
      situation: 'a user signs in with a password only',
      severity: 'MEDIUM',
      logs: (second) => [cloudTrailLog(second(0), consoleLogin(user, '198.51.100.24', { mfa: false }))],
    },
    {
      situation: 'the password is found at the fourth attempt',
      severity: 'HIGH',
      logs: (second) => [
        ...times(3, (n) =>
          cloudTrailLog(second(n * 20), consoleLogin(user, '198.51.100.24', { mfa: false, success: false })),
        ),
        cloudTrailLog(second(80), consoleLogin(user, '198.51.100.24', { mfa: false })),
      ],
    },
  ],
  harmless: [
    {
      situation: 'a sign-in with a second factor, one by a role, and failures that stay failures',
      logs: (second) => [
        cloudTrailLog(second(0), consoleLogin(user, '192.0.2.10', { mfa: true })),
        cloudTrailLog(second(9), consoleLogin(assumedRole('Developer', 'ada.quill'), '192.0.2.10', { mfa: false })),
        ...times(5, (n) =>
          cloudTrailLog(
            second(20 + n),
            consoleLogin(iamUser('gus.hartwell'), '192.0.2.10', { mfa: false, success: false }),
          ),
        ),
      ],
    },
  ],
})
