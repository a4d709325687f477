import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface ClickHouseServer {
  /** With the user and the password that it asks for. */
  readonly url: string
  close(): Promise<void>
}

const PASSWORD = 'pass word/1'

/** A ClickHouse that is reached over HTTP, in a process of its own; it may be one server of a cluster. */
export async function startClickHouseServer(cluster = ''): Promise<ClickHouseServer> {
  const directory = mkdtempSync(join(tmpdir(), 'signalbox-clickhouse-'))
  const program = ['--import', 'tsx', 'test/support/clickhouse-process.ts', directory, PASSWORD, cluster]
  const child = spawn(process.execPath, program, { stdio: ['pipe', 'pipe', 'inherit'] })
  const port = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (data) => {
      const match = /port (\d+)/.exec(String(data))
      if (match) resolve(match[1] as string)
    })
    child.once('exit', (code) => reject(new Error(`The ClickHouse server ended with ${code}.`)))
  })
  return {
    url: `http://signalbox:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}`,
    close: async () => {
      child.stdin.end()
      if (child.exitCode === null) await once(child, 'exit')
      rmSync(directory, { recursive: true, force: true })
    },
  }
}
