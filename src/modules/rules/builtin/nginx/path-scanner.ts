import { nginxLog } from '../logs/nginx-log.ts'
import { provenRule } from '../proven-rule.ts'
import { type Seconds, times } from '../sample-times.ts'

const scan = (second: Seconds, count: number) =>
  times(count, (n) =>
    nginxLog(second(n * 2), {
      ip: '198.51.100.7',
      path: `/backup-${n}/index.php`,
      status: 404,
      userAgent: 'Mozilla/5.0 (compatible; scan/1.0)',
    }),
  )

export const pathScanner = provenRule({
  key: 'nginx-path-scanner',
  name: 'Web server searched for forgotten files',
  source: 'nginx',
  tactic: 'ta0043-reconnaissance',
  technique: 't1595-active-scanning',
  goal: 'Scanners try long lists of paths. Harmless as long as nothing of it is there.',
  strategy:
    'How many different paths that do not exist one address asks for within ten minutes; urgent when it is served a file that should not be reachable, such as a repository, an environment file or a dump.',
  response: [
    'Something was served: remove the file, and treat what is in it as known to others.',
    'Otherwise block {{@network.client.ip}} for a while.',
    'Follow the address into the other sources: the scan is often the first step.',
  ],
  groupBy: ['@network.client.ip'],
  queries: [
    {
      name: 'missing',
      query: 'source:nginx @http.status_code:404',
      aggregation: 'CARDINALITY',
      distinctFields: ['@http.url_details.path'],
    },
    {
      name: 'served',
      query:
        'source:nginx @http.status_code:200 @http.url_details.path:(*/.git/config OR */.env OR *.sql OR *.sql.gz OR *.bak OR */wp-config.php*)',
    },
  ],
  cases: [
    { name: 'a hidden file was served', condition: 'missing >= 10 && served > 0', severity: 'HIGH' },
    { name: 'long list', condition: 'missing >= 80', severity: 'MEDIUM' },
    { name: 'scan', condition: 'missing >= 25', severity: 'LOW' },
  ],
  window: 10,
  keepAlive: 30,
  maxDuration: 360,
  matching: [
    {
      situation: 'the scanner finds an environment file',
      severity: 'HIGH',
      logs: (second) => [...scan(second, 15), nginxLog(second(40), { ip: '198.51.100.7', path: '/.env', status: 200 })],
    },
    { situation: 'a hundred paths', severity: 'MEDIUM', logs: (second) => scan(second, 100) },
    { situation: 'thirty paths', severity: 'LOW', logs: (second) => scan(second, 30) },
  ],
  harmless: [
    {
      situation: 'a dead link that is followed again and again',
      logs: (second) =>
        times(120, (n) => nginxLog(second(n * 3), { ip: '198.51.100.7', path: '/spring-sale', status: 404 })),
    },
    {
      situation: 'a shopper',
      logs: (second) =>
        times(40, (n) => nginxLog(second(n * 5), { ip: '192.0.2.99', path: `/item/${n}`, status: 200 })),
    },
  ],
})
