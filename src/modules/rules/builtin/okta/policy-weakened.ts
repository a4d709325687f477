import { oktaLog } from '../logs/okta-log.ts'
import { provenRule } from '../proven-rule.ts'
import { times } from '../sample-times.ts'

const change = (at: Date, type: string, name: string) =>
  oktaLog(at, {
    type,
    display: type.replaceAll(/[._]/g, ' '),
    actor: 'bo.larsgard@larkfield.example',
    ip: '203.0.113.77',
    targets: [{ type: 'PolicyRule', id: name, name }],
  })

export const policyWeakened = provenRule({
  key: 'okta-policy-weakened',
  name: 'Okta sign-on policy weakened',
  source: 'okta',
  tactic: 'ta0005-defense-evasion',
  technique: 't1556-modify-authentication-process',
  goal: 'Without its policies the identity provider asks fewer questions of everybody.',
  strategy:
    'Policies, their rules and network zones that are deleted or switched off, and second factors that are switched off for all.',
  response: [
    'Ask {{@usr.id}} for the reason, and compare with the planned changes.',
    'Restore the policy from the previous configuration if there is none.',
    'Look for sign-ins since {{first_seen}} that the old policy would have refused.',
  ],
  groupBy: ['@usr.id'],
  queries: [
    {
      name: 'removed',
      query:
        'source:okta @evt.name:(policy.lifecycle.delete OR policy.rule.delete OR zone.delete) @outcome.result:SUCCESS',
    },
    {
      name: 'disabled',
      query:
        'source:okta @evt.name:(policy.lifecycle.deactivate OR policy.rule.deactivate OR zone.deactivate OR system.mfa.factor.deactivate) @outcome.result:SUCCESS',
    },
  ],
  cases: [
    { name: 'several at once', condition: 'removed >= 3 || disabled >= 3', severity: 'HIGH' },
    { name: 'deleted', condition: 'removed > 0', severity: 'MEDIUM' },
    { name: 'switched off', condition: 'disabled > 0', severity: 'LOW' },
  ],
  window: 60,
  keepAlive: 60,
  maxDuration: 360,
  matching: [
    {
      situation: 'three rules are deleted',
      severity: 'HIGH',
      logs: (second) => times(3, (n) => change(second(n * 30), 'policy.rule.delete', `Rule ${n}`)),
    },
    {
      situation: 'a policy is deleted',
      severity: 'MEDIUM',
      logs: (second) => [change(second(0), 'policy.lifecycle.delete', 'Contractors')],
    },
    {
      situation: 'a rule is switched off',
      severity: 'LOW',
      logs: (second) => [change(second(0), 'policy.rule.deactivate', 'Ask for MFA abroad')],
    },
  ],
  harmless: [
    {
      situation: 'a policy gets a new rule',
      logs: (second) => [
        change(second(0), 'policy.rule.add', 'Contractors'),
        change(second(9), 'policy.rule.activate', 'Contractors'),
      ],
    },
  ],
})
