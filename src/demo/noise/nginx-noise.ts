import { nginxLog } from '../../modules/rules/builtin/logs/nginx-log.ts'
import type { RawLog } from '../../modules/rules/builtin/logs/raw-log.ts'
import { customerAddress } from '../company.ts'
import type { Random } from '../random.ts'

const BROWSERS = [
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0.0.0 Safari/537.36',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Mobile/15E148 Safari/604.1',
  'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0',
  'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0.0.0 Mobile Safari/537.36',
]
const CATEGORIES = ['spades', 'rakes', 'shears', 'pots', 'seeds', 'hoses', 'gloves']

export function nginxNoise(random: Random, at: Date): RawLog {
  const [path, method] = random.weighted<readonly [string, string]>([
    [20, ['/', 'GET']],
    [24, [`/c/${random.pick(CATEGORIES)}?page=${random.int(1, 9)}`, 'GET']],
    [30, [`/item/${random.int(1, 4_000)}`, 'GET']],
    [10, [`/search?q=${random.pick(CATEGORIES)}`, 'GET']],
    [8, ['/api/basket', 'POST']],
    [3, ['/checkout', 'POST']],
    [3, ['/account/login', 'POST']],
    [2, [`/images/old/${random.int(1, 400)}.jpg`, 'GET']],
  ])
  return nginxLog(at, {
    ip: customerAddress(random),
    path,
    method,
    status: path.startsWith('/images/old')
      ? 404
      : random.weighted([
          [96, 200],
          [2, 304],
          [1, 302],
          [0.4, 500],
        ]),
    bytes: random.int(400, 48_000),
    referer: random.chance(0.6) ? 'https://shop.larkfield.example/' : '-',
    userAgent: random.pick(BROWSERS),
    host: random.pick(['web-1', 'web-2', 'web-3']),
  })
}
