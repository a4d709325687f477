import type { Clock } from '../../../kernel/clock.ts'
import { type Outbound, OutboundFault, type Reworded, unexpected } from '../../../outbound/index.ts'
import { type AwsCredentials, signedHeaders } from './aws-signature.ts'
import { askJson, isDone, type JsonAnswer } from './json-api.ts'

export interface WafTarget {
  readonly url: string
  readonly region: string
  readonly scope: string
  readonly name: string
  readonly id: string
  readonly credentials: AwsCredentials
}

interface IpSetState {
  readonly addresses: readonly string[]
  readonly version: 'IPV4' | 'IPV6'
  readonly description: string | null
  /** Writing is refused when the set is not as it was then any more. */
  readonly lock: string
}

interface Deps {
  readonly outbound: Pick<Outbound, 'request'>
  readonly clock: Clock
  readonly signal: AbortSignal
}

/** These pass, although AWS answers them with 400. */
const PASSING = new Set(['ThrottlingException', 'WAFUnavailableEntityException', 'WAFInternalErrorException'])

/** An IP set of AWS WAF: docs.aws.amazon.com/waf/latest/APIReference/API_UpdateIPSet.html. */
export class WafIpSet {
  constructor(
    private readonly deps: Deps,
    private readonly target: WafTarget,
  ) {}

  async read(): Promise<IpSetState> {
    const answer = await this.#ask('GetIPSet', {})
    const { IPSet, LockToken } = answer.json as { IPSet?: Record<string, unknown>; LockToken?: string }
    if (!isDone(answer)) throw refused(answer)
    if (!Array.isArray(IPSet?.Addresses) || typeof LockToken !== 'string')
      throw new OutboundFault('Expected an IP set, got something else.')
    const { Addresses, Description, IPAddressVersion } = IPSet as Record<string, unknown> & { Addresses: string[] }
    const version = IPAddressVersion === 'IPV6' ? 'IPV6' : 'IPV4'
    return {
      addresses: Addresses,
      version,
      description: typeof Description === 'string' && Description ? Description : null,
      lock: LockToken,
    }
  }

  /** Replaces the addresses; false when somebody else was faster. */
  async write({ addresses, description, lock }: Omit<IpSetState, 'version'>): Promise<boolean> {
    const described = description === null ? {} : { Description: description }
    const answer = await this.#ask('UpdateIPSet', { Addresses: addresses, LockToken: lock, ...described })
    if (!isDone(answer) && kindOf(answer) !== 'WAFOptimisticLockException') throw refused(answer)
    return isDone(answer)
  }

  #ask(operation: 'GetIPSet' | 'UpdateIPSet', input: object): Promise<JsonAnswer> {
    const { outbound, clock, signal } = this.deps
    const { region, scope, name, id, credentials } = this.target
    const url = new URL(this.target.url)
    const json = { Name: name, Scope: scope, Id: id, ...input }
    const headers = signedHeaders(
      {
        ...{ method: 'POST', url, body: JSON.stringify(json) },
        headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': `AWSWAF_20190729.${operation}` },
      },
      credentials,
      { service: 'wafv2', region, at: clock.now() },
    )
    return askJson(outbound, { method: 'POST', url: url.href, headers, json, signal })
  }
}

function refused(answer: JsonAnswer): OutboundFault {
  const kind = kindOf(answer)
  if (kind === null) return unexpected(answer, 'a 2xx')
  const { message, Message: said = message } = answer.json
  const reworded: Reworded = (change) => {
    const reason = typeof said === 'string' ? change(said).trim().slice(0, 300) : ''
    return `AWS WAF refused: ${kind}${reason && ` (${reason})`}.`
  }
  return new OutboundFault(
    reworded((text) => text),
    PASSING.has(kind) || answer.status >= 500,
    reworded,
  )
}

/** Such as WAFNonexistentItemException; some answers say it with a name space in front. */
const kindOf = ({ json }: JsonAnswer): string | null =>
  typeof json.__type === 'string' ? json.__type.replace(/^.*#/, '') : null
