import { canonicalIp, parseEndpoint } from '../../../kernel/address.ts'
import type { Attributes } from './flatten.ts'
import type { LogStatus } from './status.ts'

export type JsonObject = Readonly<Record<string, unknown>>

/** Keys that are put together for each log are slow to look up. */
const ENDPOINTS = {
  'network.client': { ip: 'network.client.ip', port: 'network.client.port' },
  'network.destination': { ip: 'network.destination.ip', port: 'network.destination.port' },
} as const

/** One log while its source is being read: what was sent, and the standard attributes that are added to it. */
export class SourceLog {
  status: LogStatus | null = null
  host: string | null = null
  /** Epoch milliseconds, where the source knows better than its list of paths. */
  time: number | null = null
  /** Where the natural id is more than one field. */
  eventId: string | null = null
  #folded: Map<string, string> | null = null

  constructor(
    readonly event: JsonObject,
    readonly attributes: Attributes,
    public message: string,
    readonly receivedAt: number,
    /** One source writes the same field in several letter cases. */
    readonly ignoreCase: boolean,
  ) {}

  /** The texts under the first of these paths that has any; `-` and blank stand for nothing. */
  values(paths: readonly string[]): readonly string[] {
    for (const path of paths) {
      const values = this.attributes[path] ?? (this.ignoreCase ? this.attributes[this.#spelling(path)] : undefined)
      if (values?.some(isSaid)) return values
    }
    return []
  }

  first(...paths: readonly string[]): string | null {
    return this.values(paths).find(isSaid) ?? null
  }

  has(path: string): boolean {
    return this.values([path]).length > 0
  }

  /** Adds a standard attribute; what the log was sent with stays, and so does the first that was set. */
  set(path: string, value: string | number | null | undefined): void {
    if (value === null || value === undefined || value === '' || this.attributes[path]) return
    this.attributes[path] = [String(value)]
  }

  /** Sets `<side>.ip`, and `<side>.port` when it is part of the address; a host name or `AWS Internal` is no address and sets nothing. */
  setEndpoint(side: keyof typeof ENDPOINTS, addresses: readonly string[]): void {
    for (const address of addresses) {
      const endpoint = parseEndpoint(address)
      if (!endpoint) continue
      const { ip, port } = ENDPOINTS[side]
      this.#setAddress(ip, endpoint.ip)
      this.set(port, endpoint.port)
      return
    }
  }

  setOutcome(outcome: boolean | null | undefined): void {
    if (outcome !== null && outcome !== undefined) this.set('evt.outcome', outcome ? 'success' : 'failure')
  }

  #setAddress(path: string, ip: string): void {
    const sent = this.attributes[path]
    if (!sent) this.attributes[path] = [ip]
    else if (canonicalIp(sent[0] ?? '') === ip) sent[0] = ip
  }

  #spelling(path: string): string {
    if (!this.#folded) {
      this.#folded = new Map()
      for (const sent in this.attributes) {
        const folded = sent.toLowerCase()
        if (!this.#folded.has(folded)) this.#folded.set(folded, sent)
      }
    }
    return this.#folded.get(path.toLowerCase()) ?? path
  }
}

const isSaid = (text: string) => text !== '' && text !== '-' && text.trim() !== ''
