import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { type BuildOptions, build } from 'esbuild'

/** Bundles GraphiQL from its npm packages into dist/graphiql, where the server finds it; nothing is fetched from anywhere at run time. */
const source = fileURLToPath(new URL('./', import.meta.url))
const root = fileURLToPath(new URL('../', import.meta.url))
const target = `${root}dist/graphiql/`
const stamp = `${root}dist/graphiql.stamp`

const WORKERS = {
  editor: 'monaco-editor/esm/vs/editor/editor.worker.js',
  graphql: 'monaco-graphql/esm/graphql.worker.js',
  json: 'monaco-editor/esm/vs/language/json/json.worker.js',
}

const shared: BuildOptions = {
  bundle: true,
  minify: true,
  target: 'es2022',
  outdir: target,
  entryNames: '[name]-[hash]',
  chunkNames: '[name]-[hash]',
  assetNames: '[name]-[hash]',
  publicPath: '/graphiql/',
  loader: { '.ttf': 'file' },
  define: { 'process.env.NODE_ENV': '"production"' },
  legalComments: 'none',
  metafile: true,
  absWorkingDir: root,
  logLevel: 'warning',
}

const key = contentKey()
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== key) {
  rmSync(target, { recursive: true, force: true })
  const workers = await bundle({ ...shared, entryPoints: WORKERS, format: 'iife' })
  const page = await bundle({
    ...shared,
    entryPoints: { page: `${source}page.tsx` },
    format: 'esm',
    splitting: true,
    jsx: 'automatic',
    define: { ...shared.define, WORKERS: JSON.stringify(workers) },
  })
  const template = readFileSync(`${source}page.html`, 'utf8')
  writeFileSync(`${target}index.html`, template.replace('PAGE_JS', page.page ?? '').replace('PAGE_CSS', page.css ?? ''))
  compressAssets()
  writeFileSync(stamp, key)
}

/** The addresses of what was written, by the name of its entry point; `css` for the style sheet. */
async function bundle(options: BuildOptions): Promise<Record<string, string>> {
  const { metafile } = await build(options)
  const addresses: Record<string, string> = {}
  for (const [path, output] of Object.entries(metafile?.outputs ?? {})) {
    if (!output.entryPoint) continue
    addresses[basename(path).split('-')[0] ?? ''] = `/graphiql/${basename(path)}`
    if (output.entryPoint.endsWith('page.tsx') && output.cssBundle)
      addresses.css = `/graphiql/${basename(output.cssBundle)}`
  }
  return addresses
}

function compressAssets(): void {
  for (const name of readdirSync(target)) {
    if (/\.(js|css|ttf)$/.test(name)) writeFileSync(`${target}${name}.gz`, gzipSync(readFileSync(target + name)))
  }
}

/** Changes with the page's sources and the versions of everything installed. */
function contentKey(): string {
  const hash = createHash('sha256')
  for (const name of readdirSync(source).sort()) hash.update(name).update(readFileSync(source + name))
  return hash.update(readFileSync(`${root}package-lock.json`)).digest('hex')
}
