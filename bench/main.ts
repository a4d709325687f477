import { spawn } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { type Figure, holds, machine, ratio } from './figure.ts'

/** `npm run bench` runs every figure, `npm run bench -- explorer intake` only those. Each runs in a process of its own. */
const folder = new URL('./figures/', import.meta.url)
const all = readdirSync(folder)
  .map((file) => file.replace(/\.ts$/, ''))
  .sort()
const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !all.includes(name))
if (unknown.length) {
  process.stderr.write(`There is no figure ${unknown.join(', ')}; there are ${all.join(', ')}.\n`)
  process.exit(2)
}

process.stdout.write(`${machine()}\n\n`)
let missed = 0
for (const name of wanted.length ? wanted : all) {
  for (const figure of await runFigure(name)) {
    if (!holds(figure)) missed += 1
    process.stdout.write(`${line(name, figure)}\n`)
  }
}
process.exit(missed ? 1 : 0)

async function runFigure(name: string): Promise<Figure[]> {
  const file = new URL(`${name}.ts`, folder).pathname
  const child = spawn(process.execPath, ['--import', 'tsx', file], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, NODE_ENV: 'production' },
  })
  const figures: Figure[] = []
  child.on('message', (figure: Figure) => figures.push(figure))
  const code = await new Promise<number | null>((done) => child.once('exit', done))
  if (code !== 0) throw new Error(`The figure ${name} ended with ${code}.`)
  return figures
}

function line(name: string, figure: Figure): string {
  const bound = figure.target
    ? 'atLeast' in figure.target
      ? `at least ${figure.target.atLeast}`
      : `at most ${figure.target.atMost}`
    : 'no bound'
  const verdict = holds(figure) ? 'holds' : 'MISSED'
  const numbers = `${figure.measured.toPrecision(4)} / ${figure.yardstick.toPrecision(4)} ${figure.unit}`
  return `${name.padEnd(12)} ${figure.name.padEnd(64)} ${ratio(figure).toFixed(2).padStart(7)}  (${bound}: ${verdict})  ${numbers}${figure.note ? `  ${figure.note}` : ''}`
}
