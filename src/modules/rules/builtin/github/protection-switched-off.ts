import { gitHubLog } from '../logs/github-log.ts'
import { provenRule } from '../proven-rule.ts'

const act = (at: Date, action: string) =>
  gitHubLog(at, {
    action,
    actor: 'dara-finch',
    ip: '203.0.113.18',
    repo: 'payments',
    ...(action.startsWith('protected_branch') && { details: { name: 'main' } }),
  })

export const protectionSwitchedOff = provenRule({
  key: 'github-protection-switched-off',
  name: 'GitHub protection switched off',
  source: 'github',
  tactic: 'ta0005-defense-evasion',
  technique: 't1562-impair-defenses',
  goal: 'Branch protection keeps unreviewed code out, secret scanning keeps secrets in. Find out when either ends.',
  strategy:
    'Protected branches that lose their protection or have it overridden, and secret scanning or its push protection switched off. Both by one person within an hour prepare something.',
  response: [
    'Ask {{@usr.id}} why {{@repo}} lost its protection.',
    'Switch it on again, and review every push to the branch since {{first_seen}}.',
    'If {{@usr.id}} knows nothing of it: revoke sessions, tokens and SSH keys of the account.',
  ],
  groupBy: ['@usr.id', '@repo'],
  queries: [
    {
      name: 'branches',
      query:
        'source:github @evt.name:(protected_branch.destroy OR protected_branch.policy_override OR repository_ruleset.destroy)',
    },
    {
      name: 'scanning',
      query:
        'source:github @evt.name:(repository_secret_scanning.disable OR repository_secret_scanning_push_protection.disable OR secret_scanning.disable)',
    },
  ],
  cases: [
    { name: 'branches and scanning', condition: 'branches > 0 && scanning > 0', severity: 'HIGH' },
    { name: 'branch', condition: 'branches > 0', severity: 'MEDIUM' },
    { name: 'secret scanning', condition: 'scanning > 0', severity: 'LOW' },
  ],
  window: 60,
  keepAlive: 60,
  maxDuration: 360,
  matching: [
    {
      situation: 'scanning goes first, then the branch',
      severity: 'HIGH',
      logs: (second) => [
        act(second(0), 'repository_secret_scanning.disable'),
        act(second(40), 'protected_branch.destroy'),
      ],
    },
    {
      situation: 'somebody pushes past the protection',
      severity: 'MEDIUM',
      logs: (second) => [act(second(0), 'protected_branch.policy_override')],
    },
    {
      situation: 'secrets may be pushed again',
      severity: 'LOW',
      logs: (second) => [act(second(0), 'repository_secret_scanning_push_protection.disable')],
    },
  ],
  harmless: [
    {
      situation: 'protection is added',
      logs: (second) => [
        act(second(0), 'protected_branch.create'),
        act(second(3), 'repository_secret_scanning.enable'),
      ],
    },
  ],
})
