import { dnsLog } from '../logs/dns-log.ts'
import { provenRule } from '../proven-rule.ts'
import { times } from '../sample-times.ts'

const ask = (at: Date, name: string) => dnsLog(at, { client: '10.20.6.12', name, answer: '198.51.100.88' })

export const miningPool = provenRule({
  key: 'dns-mining-pool',
  name: 'Machine looks for a mining pool',
  source: 'dns',
  tactic: 'ta0040-impact',
  technique: 't1496-resource-hijacking',
  goal: 'Stolen computing time is the most common prey of a break-in, and the loudest: miners must find their pool.',
  strategy: 'Names of well-known mining pools, or names that say so, asked for by one machine.',
  response: [
    'Look for the process with the highest load on {{@network.client.ip}}.',
    'Find out how it came there before it is removed: whoever installed it could have installed anything.',
    'Block the pools at the resolver.',
  ],
  groupBy: ['@network.client.ip'],
  queries: [
    {
      name: 'asked',
      query:
        'source:dns @evt.name:dns_query @dns.question.name:(*.nanopool.org OR *.supportxmr.com OR *.minexmr.com OR *.moneroocean.stream OR *.2miners.com OR *.f2pool.com OR *.hashvault.pro OR stratum.* OR xmr.*)',
    },
  ],
  cases: [
    { name: 'keeps asking', condition: 'asked >= 10', severity: 'HIGH' },
    { name: 'asked', condition: 'asked > 0', severity: 'MEDIUM' },
  ],
  window: 30,
  keepAlive: 60,
  maxDuration: 720,
  matching: [
    {
      situation: 'a miner that keeps its connection',
      severity: 'HIGH',
      logs: (second) => times(12, (n) => ask(second(n * 60), 'xmr.pool.example')),
    },
    { situation: 'a single look', severity: 'MEDIUM', logs: (second) => [ask(second(0), 'xmr-eu1.nanopool.org')] },
  ],
  harmless: [
    {
      situation: 'names that only sound alike',
      logs: (second) => [
        ask(second(0), 'swimmingpool.example'),
        ask(second(3), 'stratumtech.example'),
        ask(second(5), 'www.nanopool.example'),
      ],
    },
  ],
})
