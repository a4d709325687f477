import { nginxLog } from '../logs/nginx-log.ts'
import { provenRule } from '../proven-rule.ts'
import { times } from '../sample-times.ts'

const probe = (at: Date, path: string, status: number) => nginxLog(at, { ip: '203.0.113.150', path, status })

const UNION = '/item?id=7%27+UNION+SELECT+null,version()--'
const TRAVERSAL = '/download?file=../../../../etc/passwd'

export const injectionProbes = provenRule({
  key: 'nginx-injection-probes',
  name: 'SQL injection or path traversal tried',
  source: 'nginx',
  tactic: 'ta0001-initial-access',
  technique: 't1190-exploit-public-facing-application',
  goal: 'Requests that carry SQL or climb out of a folder test whether the application checks its input.',
  strategy:
    'Requests with the words and signs of SQL injection or path traversal. An error of the server hints at a weak spot, and a traversal that is answered with 200 has probably worked.',
  response: [
    'Repeat the request of {{@http.url}} in a test system: what does the application answer?',
    'A traversal was served: find out which file, and rotate the secrets in it.',
    'Block {{@network.client.ip}}; give the request to its developers.',
  ],
  groupBy: ['@network.client.ip', 'service'],
  queries: [
    {
      name: 'sql',
      query:
        'source:nginx @http.url:(*UNION*SELECT* OR *union*select* OR *%27+OR+* OR *%27%20OR%20* OR *information_schema* OR *sleep\\(* OR *xp_cmdshell*)',
    },
    {
      name: 'sqlerror',
      query:
        'source:nginx @http.status_code:>=500 @http.url:(*UNION*SELECT* OR *union*select* OR *%27+OR+* OR *%27%20OR%20* OR *information_schema* OR *sleep\\(* OR *xp_cmdshell*)',
    },
    {
      name: 'climbing',
      query: 'source:nginx @http.url:(*../../* OR *..%2f..%2f* OR *..%2F..%2F* OR *%2e%2e%2f* OR */etc/passwd*)',
    },
    {
      name: 'served',
      query:
        'source:nginx @http.status_code:200 @http.url:(*../../* OR *..%2f..%2f* OR *..%2F..%2F* OR *%2e%2e%2f* OR */etc/passwd*)',
    },
  ],
  cases: [
    { name: 'a file was served', condition: 'served > 0', severity: 'HIGH' },
    { name: 'the application stumbles', condition: 'sqlerror >= 3', severity: 'HIGH' },
    { name: 'repeated probes', condition: 'sql >= 10 || climbing >= 10', severity: 'MEDIUM' },
    { name: 'probes', condition: 'sql >= 3 || climbing >= 3', severity: 'LOW' },
  ],
  window: 10,
  keepAlive: 60,
  maxDuration: 360,
  matching: [
    {
      situation: 'a traversal is answered',
      severity: 'HIGH',
      logs: (second) => [...times(3, (n) => probe(second(n * 3), TRAVERSAL, 403)), probe(second(20), TRAVERSAL, 200)],
    },
    {
      situation: 'the database answers with errors',
      severity: 'HIGH',
      logs: (second) => times(4, (n) => probe(second(n * 5), `${UNION}${n}`, 500)),
    },
    {
      situation: 'twelve probes',
      severity: 'MEDIUM',
      logs: (second) => times(12, (n) => probe(second(n * 5), `${UNION}${n}`, 403)),
    },
    {
      situation: 'four probes',
      severity: 'LOW',
      logs: (second) => times(4, (n) => probe(second(n * 5), TRAVERSAL, 400)),
    },
  ],
  harmless: [
    {
      situation: 'a trade union in the shop, and errors without any probe',
      logs: (second) => [
        ...times(6, (n) => probe(second(n * 5), `/search?q=union+catalogue&page=${n}`, 200)),
        ...times(6, (n) => probe(second(60 + n * 5), `/item/${n}`, 500)),
      ],
    },
  ],
})
