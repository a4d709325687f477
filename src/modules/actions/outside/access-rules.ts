import { type Outbound, OutboundFault, unexpected } from '../../../outbound/index.ts'
import { askJson, isDone } from './json-api.ts'

interface Rule {
  readonly id: string
  readonly mode: string
}

interface Target {
  readonly url: string
  readonly token: string
  readonly mode: string
  readonly notes: string | null
}

/** IP access rules of Cloudflare: developers.cloudflare.com/api/resources/firewall/subresources/access_rules. */
export class AccessRules {
  readonly #headers: Readonly<Record<string, string>>

  constructor(
    private readonly outbound: Pick<Outbound, 'request'>,
    private readonly target: Target,
    private readonly signal: AbortSignal,
  ) {
    this.#headers = { authorization: `Bearer ${target.token}` }
  }

  /** The rule for an address, made where there is none. */
  async ensure(ip: string): Promise<{ readonly id: string; readonly isNew: boolean }> {
    const known = await this.#find(ip)
    if (known) return { id: known.id, isNew: false }
    const { url, mode, notes } = this.target
    const json = { mode, configuration: configurationOf(ip), ...(notes !== null && { notes }) }
    const answer = await askJson(this.outbound, {
      method: 'POST',
      url,
      headers: this.#headers,
      json,
      signal: this.signal,
    })
    if (isDone(answer)) return { id: (answer.json.result as Rule | undefined)?.id ?? '', isNew: true }
    // Somebody was faster, or an earlier try of this step that got no answer.
    const made = isDuplicate(answer.json) ? await this.#find(ip) : null
    if (made) return { id: made.id, isNew: false }
    throw unexpected(answer, 'a 2xx')
  }

  async #find(ip: string): Promise<Rule | null> {
    const { url, mode } = this.target
    const { target, value } = configurationOf(ip)
    const query = new URLSearchParams({ 'configuration.target': target, 'configuration.value': value })
    const asked = { method: 'GET', url: `${url}?${query}`, headers: this.#headers, signal: this.signal } as const
    const answer = await askJson(this.outbound, asked)
    if (!isDone(answer)) throw unexpected(answer, 'a 2xx')
    const [rule] = (answer.json.result ?? []) as readonly Rule[]
    if (rule && rule.mode !== mode)
      throw new OutboundFault(`Cloudflare has another rule for ${ip} already, with the mode ${rule.mode}.`)
    return rule ?? null
  }
}

const configurationOf = (ip: string) => ({ target: ip.includes(':') ? 'ip6' : 'ip', value: ip })

/** firewallaccessrules.api.duplicate_of_existing */
const isDuplicate = ({ errors }: Readonly<Record<string, unknown>>): boolean =>
  Array.isArray(errors) && errors.some((error: { code?: unknown }) => error?.code === 10009)
