import { existsSync, readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Answer, Exchange } from './exchange.ts'
import { failure } from './route.ts'

/** Built by `npm run build`; found from the sources as well as from what is built of them. */
const FOLDER = ['../../graphiql/', '../../dist/graphiql/']
  .map((path) => fileURLToPath(new URL(path, import.meta.url)))
  .find((path) => existsSync(`${path}index.html`))

const TYPES: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  ttf: 'font/ttf',
  woff2: 'font/woff2',
  svg: 'image/svg+xml',
}

/** The page runs what this server serves and talks to this server, and nobody may frame it. The editor sets styles from scripts. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const PREFIX = '/graphiql/'

/** File names carry a hash of their content, so only what the build wrote is served and it never changes. */
const assets = new Set(FOLDER ? readdirSync(FOLDER) : [])

export const isGraphiqlAsset = (path: string): boolean =>
  path.startsWith(PREFIX) && assets.has(path.slice(PREFIX.length))

export const graphiqlPage = (): Promise<Answer> => file('index.html', false, 'no-cache')

export function graphiqlAsset(exchange: Exchange): Promise<Answer> {
  const name = exchange.path.slice(PREFIX.length)
  const zipped = assets.has(`${name}.gz`) && (exchange.header('accept-encoding')?.includes('gzip') ?? false)
  return file(name, zipped, 'public, max-age=31536000, immutable')
}

async function file(name: string, zipped: boolean, caching: string): Promise<Answer> {
  if (!FOLDER) return failure(404, 'GraphiQL is not built: npm run build does that.')
  return {
    status: 200,
    headers: {
      'content-type': TYPES[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream',
      'cache-control': caching,
      'content-security-policy': POLICY,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      vary: 'accept, accept-encoding',
      ...(zipped && { 'content-encoding': 'gzip' }),
    },
    body: await readFile(`${FOLDER}${name}${zipped ? '.gz' : ''}`),
  }
}
