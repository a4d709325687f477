import { dnsLog } from '../../modules/rules/builtin/logs/dns-log.ts'
import type { RawLog } from '../../modules/rules/builtin/logs/raw-log.ts'
import { WORKSTATIONS } from '../company.ts'
import type { Random } from '../random.ts'

const NAMES = [
  'larkfield.example',
  'mail.larkfield.example',
  'larkfield.okta.example',
  'api.github.example',
  'console.aws.example',
  'fonts.cdn.example',
  'updates.vendor.example',
  'time.pool.example',
  'news.example.org',
  'weather.example.net',
]

export function dnsNoise(random: Random, at: Date): RawLog {
  const missing = random.chance(0.03)
  return dnsLog(at, {
    client: random.pick(WORKSTATIONS),
    name: missing ? `wpad${random.int(1, 9)}.larkfield.example` : random.pick(NAMES),
    type: random.weighted([
      [60, 'A'],
      [28, 'AAAA'],
      [8, 'HTTPS'],
      [2, 'TXT'],
      [2, 'MX'],
    ]),
    rcode: missing ? 'NXDOMAIN' : 'NOERROR',
    id: random.int(1, 65_535),
    port: random.int(32_768, 60_999),
  })
}
