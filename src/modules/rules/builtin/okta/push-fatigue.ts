import { type OktaEvent, oktaLog } from '../logs/okta-log.ts'
import { provenRule } from '../proven-rule.ts'
import { times } from '../sample-times.ts'

const event = (type: string, display: string, success = true): OktaEvent => ({
  type,
  display,
  success,
  actor: 'ada.quill@larkfield.example',
  ip: '203.0.113.105',
})
const push = event('system.push.send_factor_verify_push', 'A push verify challenge was sent')
const denied = event('user.mfa.okta_verify.deny_push', 'User rejected Okta push verify', false)
const accepted = event('user.authentication.auth_via_mfa', 'Authentication of user via MFA')

export const pushFatigue = provenRule({
  key: 'okta-push-fatigue',
  name: 'Okta user flooded with push requests',
  source: 'okta',
  tactic: 'ta0006-credential-access',
  technique: 't1621-multi-factor-authentication-request-generation',
  goal: 'Who knows a password can ask for the second factor again and again until the owner gives in.',
  strategy:
    'Push requests and refusals of one user within a quarter of an hour. An accepted request after several refusals is the worst sign.',
  response: [
    'Call {{@usr.id}}: did you ask for these pushes, and did you accept one that you had not asked for?',
    'If one was accepted: end all sessions, reset password and factors, and follow what was done since {{first_seen}} from {{@network.client.ip}}.',
    'If all were refused: the password is known to somebody; change it.',
  ],
  groupBy: ['@usr.id'],
  queries: [
    { name: 'pushes', query: 'source:okta @evt.name:system.push.send_factor_verify_push' },
    { name: 'denied', query: 'source:okta @evt.name:user.mfa.okta_verify.deny_push' },
    { name: 'accepted', query: 'source:okta @evt.name:user.authentication.auth_via_mfa @outcome.result:SUCCESS' },
  ],
  cases: [
    { name: 'accepted after refusals', condition: 'denied >= 3 && accepted > 0', severity: 'CRITICAL' },
    { name: 'refused several times', condition: 'denied >= 3', severity: 'HIGH' },
    { name: 'many requests', condition: 'pushes >= 8', severity: 'MEDIUM' },
  ],
  window: 15,
  keepAlive: 30,
  maxDuration: 180,
  matching: [
    {
      situation: 'five refusals, then a mistaken acceptance',
      severity: 'CRITICAL',
      logs: (second) => [
        ...times(5, (n) => [oktaLog(second(n * 40), push), oktaLog(second(n * 40 + 9), denied)]).flat(),
        oktaLog(second(230), push),
        oktaLog(second(241), accepted),
      ],
    },
    {
      situation: 'three refusals',
      severity: 'HIGH',
      logs: (second) => times(3, (n) => [oktaLog(second(n * 40), push), oktaLog(second(n * 40 + 9), denied)]).flat(),
    },
    {
      situation: 'requests that nobody answers',
      severity: 'MEDIUM',
      logs: (second) => times(8, (n) => oktaLog(second(n * 45), push)),
    },
  ],
  harmless: [
    {
      situation: 'a refusal by mistake, then a normal sign-in',
      logs: (second) => [
        oktaLog(second(0), push),
        oktaLog(second(8), denied),
        oktaLog(second(30), push),
        oktaLog(second(38), accepted),
      ],
    },
  ],
})
