import { gitHubLog } from '../logs/github-log.ts'
import { provenRule } from '../proven-rule.ts'
import { times } from '../sample-times.ts'

const clone = (at: Date, repo: string, actor = 'gus-hartwell') =>
  gitHubLog(at, {
    action: 'git.clone',
    actor,
    ip: '198.51.100.201',
    repo,
    details: { transport_protocol_name: 'ssh', repository_public: false },
  })

export const massClone = provenRule({
  key: 'github-mass-clone',
  name: 'Many GitHub repositories cloned',
  source: 'github',
  tactic: 'ta0009-collection',
  technique: 't1213-data-from-information-repositories',
  goal: 'Somebody who copies one repository after the other works for another company, or for nobody we know.',
  strategy:
    'How many different repositories one account clones or downloads within an hour. Build systems clone few, again and again.',
  response: [
    'Ask {{@usr.id}}: a new machine explains a dozen clones, not more.',
    'Otherwise revoke the tokens and keys of the account; {{@network.client.ip}} is where the copies went.',
    'List the secrets in the copied repositories and rotate them.',
  ],
  groupBy: ['@usr.id'],
  queries: [
    {
      name: 'repositories',
      query: 'source:github @evt.name:(git.clone OR repo.download_zip)',
      aggregation: 'CARDINALITY',
      distinctFields: ['@repo'],
    },
  ],
  cases: [
    { name: 'a whole organisation', condition: 'repositories >= 40', severity: 'HIGH' },
    { name: 'more than work needs', condition: 'repositories >= 15', severity: 'MEDIUM' },
  ],
  window: 60,
  keepAlive: 60,
  maxDuration: 360,
  matching: [
    {
      situation: 'forty-five repositories',
      severity: 'HIGH',
      logs: (second) => times(45, (n) => clone(second(n * 12), `service-${n}`)),
    },
    {
      situation: 'sixteen repositories',
      severity: 'MEDIUM',
      logs: (second) => times(16, (n) => clone(second(n * 60), `service-${n}`)),
    },
  ],
  harmless: [
    {
      situation: 'a build system clones three repositories all the time',
      logs: (second) => times(60, (n) => clone(second(n * 30), `service-${n % 3}`)),
    },
    {
      situation: 'a new machine',
      logs: (second) => times(12, (n) => clone(second(n * 20), `service-${n}`, 'hana-mori')),
    },
  ],
})
