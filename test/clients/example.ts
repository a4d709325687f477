import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { ADMIN_KEY } from '../support/app.ts'

const COMMANDS: Readonly<Record<string, readonly string[]>> = {
  ts: [process.execPath, '--import', 'tsx'],
  py: ['python3'],
}

/** An example at work, as somebody starts it. */
export class Example {
  #output = ''
  readonly #child: ChildProcess
  readonly #ended: Promise<number | null>

  constructor(file: string, url: string, args: readonly string[] = []) {
    const [command = '', ...options] = COMMANDS[file.split('.').at(-1) ?? ''] ?? []
    this.#child = spawn(command, [...options, `examples/${file}`, ...args], {
      env: { PATH: process.env.PATH, HOME: process.env.HOME, SIGNALBOX_URL: url, SIGNALBOX_KEY: ADMIN_KEY },
      timeout: 40_000,
    })
    this.#ended = once(this.#child, 'close').then(([code]) => code)
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text) => {
        this.#output += text
        this.#child.emit('said')
      })
    }
  }

  /** Waits until it has printed this, behind what `seen` has been printed before. */
  async says(text: string, seen = 0): Promise<number> {
    const ended = this.#ended.then((code) => {
      throw new Error(`It ended with ${code} and never said "${text}", but:\n${this.#output}`)
    })
    ended.catch(() => undefined)
    while (!this.#output.slice(seen).includes(text)) await Promise.race([once(this.#child, 'said'), ended])
    return this.#output.length
  }

  async end(): Promise<{ code: number | null; output: string }> {
    const code = await this.#ended
    return { code, output: this.#output }
  }

  async stop(): Promise<void> {
    this.#child.kill()
    await this.#ended
  }
}
