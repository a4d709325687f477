import { existsSync, readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Answer, Exchange } from './exchange.ts'
import { failure } from './route.ts'

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

/** Serves the page that `npm run build` has bundled; file names carry a hash of their content, so assets never change. */
export class Graphiql {
  readonly #folder = builtFolder()
  readonly #assets = new Set(this.#folder ? readdirSync(this.#folder) : [])

  page = (): Promise<Answer> => this.#file('index.html', false, 'no-cache')

  /** Only what the build wrote has an address. */
  has(path: string): boolean {
    return path.startsWith(PREFIX) && this.#assets.has(path.slice(PREFIX.length))
  }

  asset = (exchange: Exchange): Promise<Answer> => {
    const name = exchange.path.slice(PREFIX.length)
    const zipped = this.#assets.has(`${name}.gz`) && (exchange.header('accept-encoding')?.includes('gzip') ?? false)
    return this.#file(name, zipped, 'public, max-age=31536000, immutable')
  }

  async #file(name: string, zipped: boolean, caching: string): Promise<Answer> {
    if (!this.#folder) return failure(404, 'GraphiQL is not built: npm run build does that.')
    return {
      status: 200,
      headers: {
        'content-type': TYPES[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream',
        'cache-control': caching,
        'content-security-policy': POLICY,
        'referrer-policy': 'no-referrer',
        vary: 'accept, accept-encoding',
        ...(zipped && { 'content-encoding': 'gzip' }),
      },
      body: await readFile(`${this.#folder}${name}${zipped ? '.gz' : ''}`),
    }
  }
}

/** dist/graphiql, seen from the sources and from what is built of them. */
function builtFolder(): string | undefined {
  return ['../../dist/graphiql/', '../../graphiql/']
    .map((path) => fileURLToPath(new URL(path, import.meta.url)))
    .find((path) => existsSync(`${path}index.html`))
}
