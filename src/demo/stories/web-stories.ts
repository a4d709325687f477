import { dnsLog } from '../../modules/rules/builtin/logs/dns-log.ts'
import { nginxLog } from '../../modules/rules/builtin/logs/nginx-log.ts'
import { strangerAddress, WORKSTATIONS } from '../company.ts'
import type { Scene, Story } from './story.ts'

const WORDS = [
  'admin',
  'backup',
  'old',
  'test',
  'wp-admin',
  'phpmyadmin',
  'config',
  'db',
  'api',
  'staging',
  'private',
  'tmp',
]
const ENDINGS = ['', '.php', '.zip', '.bak', '/index.php', '.tar.gz', '.asp', '/login', '/setup.php', '.json']
const SCANNER = 'Mozilla/5.0 (compatible; path-scan/2.3)'

const SQL = [
  '%27+OR+1=1--',
  '1+UNION+SELECT+null,null,version()--',
  '1;select+sleep(5)',
  '1+UNION+SELECT+table_name+FROM+information_schema.tables',
]
const TRAVERSALS = [
  '../../../../etc/passwd',
  '..%2f..%2f..%2fetc%2fpasswd',
  '....//../../etc/passwd',
  '../../../app/.env',
]

function scan(scene: Scene, count: number): string {
  const ip = strangerAddress(scene.random)
  scene.repeat(count, 1.5, (at, index) =>
    nginxLog(at, {
      ip,
      path: `/${WORDS[index % WORDS.length]}${ENDINGS[Math.floor(index / WORDS.length) % ENDINGS.length]}`,
      status: 404,
      bytes: 153,
      userAgent: SCANNER,
    }),
  )
  return ip
}

function probe(scene: Scene, ip: string, path: string, status: number, count: number): void {
  scene.repeat(count, 4, (at) => nginxLog(at, { ip, path, status, bytes: 420, userAgent: 'sqlprobe/1.8' }))
}

export const WEB_STORIES: readonly Story[] = [
  { name: 'a scanner tries some paths', perDay: 8, tell: (scene) => void scan(scene, scene.random.int(28, 60)) },
  {
    name: 'a scanner tries a long list of paths',
    perDay: 3,
    tell: (scene) => void scan(scene, scene.random.int(90, 118)),
  },
  {
    name: 'a scanner finds a forgotten file',
    perDay: 0.7,
    tell(scene) {
      const ip = scan(scene, 30)
      scene.log((at) => nginxLog(at, { ip, path: '/.env', status: 200, bytes: 941, userAgent: SCANNER }))
    },
  },
  {
    name: 'somebody tries SQL injection',
    perDay: 4,
    tell(scene) {
      const ip = strangerAddress(scene.random)
      const [path, tries] = [`/search?q=${scene.random.pick(SQL)}`, scene.random.int(4, 14)]
      probe(scene, ip, path, scene.random.chance(0.25) ? 500 : 403, tries)
    },
  },
  {
    name: 'somebody tries to climb out of the folder',
    perDay: 3,
    tell(scene) {
      const ip = strangerAddress(scene.random)
      probe(scene, ip, `/download?file=${scene.random.pick(TRAVERSALS)}`, 400, scene.random.int(3, 12))
      if (scene.random.chance(0.25)) probe(scene, ip, `/download?file=${TRAVERSALS[0]}`, 200, 1)
    },
  },
  {
    name: 'data leaves through DNS',
    perDay: 1,
    tell(scene) {
      const { random } = scene
      const client = random.pick(WORKSTATIONS)
      const label = () =>
        Array.from({ length: 5 }, () => random.int(0, 2_000_000_000).toString(36).padStart(6, '0')).join('')
      scene.repeat(random.pick([60, 90, 210]), 1.5, (at) =>
        dnsLog(at, { client, name: `${label()}.t.sync-cdn.example`, type: 'TXT', id: random.int(1, 65_535) }),
      )
    },
  },
]
