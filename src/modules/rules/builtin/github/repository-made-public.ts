import { gitHubLog } from '../logs/github-log.ts'
import { provenRule } from '../proven-rule.ts'
import { times } from '../sample-times.ts'

const access = (at: Date, repo: string, visibility: string, previous = 'private') =>
  gitHubLog(at, {
    action: 'repo.access',
    actor: 'chen-ruo',
    ip: '192.0.2.10',
    repo,
    details: { visibility, previous_visibility: previous },
  })
const create = (at: Date, repo: string, visibility: string) =>
  gitHubLog(at, { action: 'repo.create', actor: 'chen-ruo', ip: '192.0.2.10', repo, details: { visibility } })

export const repositoryMadePublic = provenRule({
  key: 'github-repository-made-public',
  name: 'GitHub repository made public',
  source: 'github',
  tactic: 'ta0010-exfiltration',
  technique: 't1567-exfiltration-over-web-service',
  goal: 'Code, its history and the secrets in it are copied within minutes after a repository turns public.',
  strategy: 'Repositories whose visibility becomes public; new ones that start public are noted.',
  response: [
    'Ask {{@usr.id}} whether {{@repo}} is meant to be read by everybody.',
    'If not: make it private again, and treat every secret of its history as known.',
    'Look for forks and clones since {{first_seen}}.',
  ],
  groupBy: ['@usr.id'],
  queries: [
    { name: 'opened', query: 'source:github @evt.name:repo.access @visibility:public' },
    { name: 'created', query: 'source:github @evt.name:repo.create @visibility:public' },
  ],
  cases: [
    { name: 'several repositories', condition: 'opened >= 3', severity: 'CRITICAL' },
    { name: 'was private', condition: 'opened > 0', severity: 'HIGH' },
    { name: 'new and public', condition: 'created > 0', severity: 'INFO' },
  ],
  window: 60,
  keepAlive: 60,
  maxDuration: 360,
  matching: [
    {
      situation: 'three repositories are opened',
      severity: 'CRITICAL',
      logs: (second) => times(3, (n) => access(second(n * 30), `service-${n}`, 'public')),
    },
    {
      situation: 'one repository is opened',
      severity: 'HIGH',
      logs: (second) => [access(second(0), 'pricing', 'public')],
    },
    {
      situation: 'a public repository is created',
      severity: 'INFO',
      logs: (second) => [create(second(0), 'website-theme', 'public')],
    },
  ],
  harmless: [
    {
      situation: 'a repository is closed, another starts private',
      logs: (second) => [access(second(0), 'pricing', 'private', 'public'), create(second(5), 'ledger', 'private')],
    },
  ],
})
