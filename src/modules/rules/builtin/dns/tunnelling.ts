import { dnsLog } from '../logs/dns-log.ts'
import { eventId } from '../logs/raw-log.ts'
import { provenRule } from '../proven-rule.ts'
import { type Seconds, times } from '../sample-times.ts'

const tunnel = (second: Seconds, count: number) =>
  times(count, (n) =>
    dnsLog(second(n * 2), {
      client: '10.20.4.31',
      name: `${eventId(n).replaceAll('-', '')}.t.example.net`,
      type: 'TXT',
    }),
  )

export const tunnelling = provenRule({
  key: 'dns-tunnelling',
  name: 'Data carried in DNS queries',
  source: 'dns',
  tactic: 'ta0011-command-and-control',
  technique: 't1071-application-layer-protocol',
  goal: 'DNS leaves nearly every network. A tunnel writes its data into names that nobody asks for twice.',
  strategy:
    'How many different names one machine asks TXT or NULL records for within ten minutes. Mail servers ask for many TXT records, but few of them with long labels.',
  response: [
    'Find the process on {{@network.client.ip}} that asks; the names are in the samples.',
    'Cut the machine off if the domain is not known, and keep its memory.',
    'Answer the domain with nothing at the resolver, and look for other machines that asked for it.',
  ],
  groupBy: ['@network.client.ip'],
  queries: [
    {
      name: 'names',
      query: 'source:dns @evt.name:dns_query @dns.question.type:(TXT OR NULL) @dns.question.size:>40',
      aggregation: 'CARDINALITY',
      distinctFields: ['@dns.question.name'],
    },
  ],
  cases: [
    { name: 'steady stream', condition: 'names >= 150', severity: 'CRITICAL' },
    { name: 'many names', condition: 'names >= 40', severity: 'HIGH' },
  ],
  window: 10,
  keepAlive: 30,
  maxDuration: 360,
  matching: [
    { situation: 'two hundred names', severity: 'CRITICAL', logs: (second) => tunnel(second, 200) },
    { situation: 'fifty names', severity: 'HIGH', logs: (second) => tunnel(second, 50) },
  ],
  harmless: [
    {
      situation: 'a mail server checks its senders',
      logs: (second) =>
        times(100, (n) => dnsLog(second(n * 4), { client: '10.20.0.25', name: `s${n}.example.org`, type: 'TXT' })),
    },
    {
      situation: 'one long name, again and again',
      logs: (second) =>
        times(100, (n) =>
          dnsLog(second(n * 4), {
            client: '10.20.4.31',
            name: `${'verification-'.repeat(4)}.example.com`,
            type: 'TXT',
          }),
        ),
    },
  ],
})
