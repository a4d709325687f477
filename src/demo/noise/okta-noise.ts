import { oktaLog } from '../../modules/rules/builtin/logs/okta-log.ts'
import type { RawLog } from '../../modules/rules/builtin/logs/raw-log.ts'
import { login, OFFICE, PEOPLE } from '../company.ts'
import type { Random } from '../random.ts'

const APPLICATIONS = ['AWS', 'GitHub', 'Mail', 'Calendar', 'Wiki', 'Tickets', 'Payroll', 'Storefront admin']

export function oktaNoise(random: Random, at: Date): RawLog {
  const someone = random.pick(PEOPLE)
  const who = { actor: login(someone), ip: random.chance(0.65) ? OFFICE : someone.home }
  const event = random.weighted([
    [50, { type: 'user.authentication.sso', display: 'User single sign on to app' }],
    [20, { type: 'user.session.start', display: 'User login to Okta' }],
    [14, { type: 'user.authentication.auth_via_mfa', display: 'Authentication of user via MFA' }],
    [10, { type: 'policy.evaluate_sign_on', display: 'Evaluation of sign-on policy' }],
    [4, { type: 'user.session.end', display: 'User logout from Okta' }],
    [2, { type: 'user.account.update_profile', display: 'Update user profile for Okta' }],
  ] as const)
  // Everybody mistypes now and then.
  const mistyped = event.type === 'user.session.start' && random.chance(0.01)
  return oktaLog(at, {
    ...event,
    ...who,
    ...(event.type === 'user.authentication.sso' && { targets: [application(random)] }),
    ...(mistyped && { success: false, reason: 'INVALID_CREDENTIALS' }),
  })
}

function application(random: Random) {
  const name = random.pick(APPLICATIONS)
  return { type: 'AppInstance', id: name.toLowerCase().replace(' ', '-'), name }
}
