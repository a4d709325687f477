import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'

export interface ServerProcess {
  readonly child: ChildProcess
  readonly url: string
  readonly output: () => string
  /** Sends the signal and answers the exit code; null after SIGKILL. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null>
}

export const PROCESS_KEY = 'key-of-the-server-process'

/** The built server as a process of its own, ready to be asked. */
export async function startProcess(env: Record<string, string>): Promise<ServerProcess> {
  const { child, output } = run(env)
  const url = await new Promise<string>((resolve, reject) => {
    const look = () => {
      const match = /listens on (http:\S+)/.exec(output())
      if (match) resolve(match[1] as string)
    }
    child.stdout?.on('data', look)
    child.once('exit', (code) => reject(new Error(`The server ended with ${code}: ${output()}`)))
  })
  return {
    child,
    url,
    output,
    end: async (signal) => {
      child.kill(signal)
      const [code] = (await once(child, 'exit')) as [number | null]
      return code
    },
  }
}

/** A start that is to fail: its exit code and what it wrote to standard error. */
export async function failedStart(env: Record<string, string>): Promise<{ code: number | null; complaint: string }> {
  const { child } = run(env)
  let complaint = ''
  child.stderr?.on('data', (data) => {
    complaint += data
  })
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, complaint }
}

function run(env: Record<string, string>) {
  const child = spawn(process.execPath, ['dist/src/main.js'], {
    env: { PATH: process.env.PATH, PORT: '0', ADMIN_KEY: PROCESS_KEY, LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (data) => {
      text += data
    })
  }
  return { child, output: () => text }
}
