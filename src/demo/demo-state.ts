import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { newToken } from '../modules/access/token.ts'

export interface Analyst {
  readonly id: string
  readonly name: string
  readonly key: string
}

/** Epoch milliseconds. */
interface Telling {
  readonly from: number
  readonly to: number
  readonly toldUntil: number
}

interface Kept {
  readonly adminKey: string
  readonly analysts: readonly Analyst[]
  readonly history: Telling
}

/** What a second start has to know, beside the data. The keys open nothing but made-up data. */
export class DemoState {
  readonly #file: string
  #kept: Kept

  constructor(
    private readonly dataDir: string,
    givenKey: string | undefined,
    period: { readonly from: number; readonly to: number },
  ) {
    this.#file = join(dataDir, 'demo.json')
    const kept = this.#read()
    this.#kept = {
      adminKey: givenKey ?? kept?.adminKey ?? newToken(),
      analysts: kept?.analysts ?? [],
      history: kept?.history ?? { ...period, toldUntil: period.from },
    }
  }

  get adminKey(): string {
    return this.#kept.adminKey
  }

  get analysts(): readonly Analyst[] {
    return this.#kept.analysts
  }

  /** A telling that was broken off goes on where it was. */
  get history(): Telling {
    return this.#kept.history
  }

  keepAnalysts(analysts: readonly Analyst[]): void {
    this.#write({ ...this.#kept, analysts })
  }

  keepToldUntil(toldUntil: number): void {
    this.#write({ ...this.#kept, history: { ...this.#kept.history, toldUntil } })
  }

  #read(): Kept | null {
    try {
      return JSON.parse(readFileSync(this.#file, 'utf8')) as Kept
    } catch {
      return null
    }
  }

  #write(kept: Kept): void {
    this.#kept = kept
    mkdirSync(this.dataDir, { recursive: true })
    writeFileSync(this.#file, `${JSON.stringify(kept, null, 2)}\n`, { mode: 0o600 })
  }
}
