import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Load } from './load.ts'

/**
 * As `npm start` runs ours, and so the yardsticks as well. What sixteen requests for 50 signals make at once lives longer than the 16 MB last that
 * Node has for new objects: with 32 MB a request takes 2.0 ms of a processor instead of 2.8, with 64 MB no less.
 */
const FLAGS = ['--max-semi-space-size=32']

/** A server in a process of its own; resolves once it has said on which port it listens. */
export async function startServer(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  node = process.execPath,
) {
  const child = spawn(node, [...FLAGS, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...env, NODE_ENV: 'production' },
  })
  return { port: await portOf(child), stop: () => end(child) }
}

async function portOf(child: ChildProcess): Promise<number> {
  return new Promise((done, fail) => {
    let said = ''
    child.once('exit', (code) => fail(new Error(`A server ended with ${code}: ${said}`)))
    child.stdout?.on('data', (text) => {
      said += text
      const port = /listens on \S*?(\d+)\s/.exec(said)?.[1]
      if (port) done(Number(port))
    })
  })
}

async function end(child: ChildProcess): Promise<void> {
  child.kill('SIGTERM')
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
}

/** The process that asks. */
export function startLoad() {
  const child = spawn(process.execPath, ['--import', 'tsx', new URL('load.ts', import.meta.url).pathname], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const ended = once(child, 'exit').then(() => {
    throw new Error('The load ended.')
  })
  ended.catch(() => undefined)
  return {
    /** Requests answered in a second. */
    async run(load: Load): Promise<number> {
      child.send(load)
      const [perSecond] = await Promise.race([once(child, 'message'), ended])
      return perSecond as number
    },
    stop: () => end(child),
  }
}
