import { oktaLog } from '../logs/okta-log.ts'
import { provenRule } from '../proven-rule.ts'

const grant = (at: Date, role: string, group = false) =>
  oktaLog(at, {
    type: group ? 'group.privilege.grant' : 'user.account.privilege.grant',
    display: group ? 'Grant group privilege' : 'Grant user privilege',
    actor: 'bo.larsgard@larkfield.example',
    ip: '192.0.2.10',
    targets: [
      group
        ? { type: 'UserGroup', id: 'support', name: 'support' }
        : { type: 'User', id: 'gus.hartwell@larkfield.example', name: 'Gus Hartwell' },
    ],
    debug: { privilegeGranted: role },
  })

export const adminRoleGranted = provenRule({
  key: 'okta-admin-role-granted',
  name: 'Okta administrator made',
  source: 'okta',
  tactic: 'ta0003-persistence',
  technique: 't1098-account-manipulation',
  goal: 'An administrator of the identity provider can become anybody. Each new one must be known.',
  strategy: 'Administrator roles granted to users or to groups; the super administrator above all.',
  response: [
    'Look for the approval of the change; {{@usr.id}} made it.',
    'Without one: take the role back and ask {{@usr.id}} over another channel.',
    'Check what {{@usr.target.id}} did since {{first_seen}}.',
  ],
  groupBy: ['@usr.id'],
  queries: [
    {
      name: 'highest',
      query:
        'source:okta @evt.name:(user.account.privilege.grant OR group.privilege.grant) @outcome.result:SUCCESS @debugContext.debugData.privilegeGranted:*Super*',
    },
    {
      name: 'granted',
      query: 'source:okta @evt.name:(user.account.privilege.grant OR group.privilege.grant) @outcome.result:SUCCESS',
    },
  ],
  cases: [
    { name: 'super administrator', condition: 'highest > 0', severity: 'HIGH' },
    { name: 'several roles', condition: 'granted >= 3', severity: 'HIGH' },
    { name: 'administrator', condition: 'granted > 0', severity: 'MEDIUM' },
  ],
  window: 60,
  keepAlive: 60,
  maxDuration: 360,
  matching: [
    {
      situation: 'a super administrator is made',
      severity: 'HIGH',
      logs: (second) => [grant(second(0), 'Super administrator')],
    },
    {
      situation: 'three roles are given away',
      severity: 'HIGH',
      logs: (second) => [
        grant(second(0), 'Help desk administrator'),
        grant(second(60), 'Report administrator'),
        grant(second(90), 'App administrator', true),
      ],
    },
    {
      situation: 'a group may help users',
      severity: 'MEDIUM',
      logs: (second) => [grant(second(0), 'Help desk administrator', true)],
    },
  ],
  harmless: [
    {
      situation: 'a role is taken back, and a user joins an ordinary group',
      logs: (second) => [
        oktaLog(second(0), {
          type: 'user.account.privilege.revoke',
          display: 'Revoke user privilege',
          actor: 'bo.larsgard@larkfield.example',
          ip: '192.0.2.10',
        }),
        oktaLog(second(4), {
          type: 'group.user_membership.add',
          display: 'Add user to group membership',
          actor: 'bo.larsgard@larkfield.example',
          ip: '192.0.2.10',
        }),
      ],
    },
  ],
})
