import { spawn } from 'node:child_process'
import { once } from 'node:events'

export interface Outcome {
  readonly code: number | null
  readonly output: string
  readonly complaint: string
}

/** Runs a built command, such as `backup`, to its end. */
export async function runBuilt(
  command: string,
  args: readonly string[],
  env: Record<string, string>,
): Promise<Outcome> {
  const child = spawn(process.execPath, [`dist/src/${command}.js`, ...args], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [output, complaint] = ['', '']
  child.stdout.on('data', (data) => {
    output += data
  })
  child.stderr.on('data', (data) => {
    complaint += data
  })
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, output, complaint }
}
