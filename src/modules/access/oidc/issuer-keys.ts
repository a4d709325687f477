import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose'
import type { Logger } from '../../../kernel/logger.ts'
import { sendRequest } from '../../../outbound/index.ts'

/** Keys that the issuer has taken back are not believed for longer. */
const FRESH_MS = 600_000
/** Tokens with made-up key ids must not make this server ask the issuer again and again. */
const BETWEEN_READS_MS = 30_000
const AFTER_FAILURE_MS = 5_000
const ANSWER = { milliseconds: 5_000, bytes: 1_048_576, redirects: 0 }
/** Where the issuer is, only the operator says. */
const ANYWHERE = { allowPrivate: true, hosts: null, setting: 'OIDC_ISSUER' }

/** There are no keys yet, and the issuer cannot be asked for them. */
export class IssuerAway extends Error {
  override readonly name = 'IssuerAway'
}

/** The keys that an issuer signs with. Once they are known, tokens are checked by them also while the issuer is away. */
export class IssuerKeys {
  #known: JWTVerifyGetKey | null = null
  #freshUntil = Number.NEGATIVE_INFINITY
  #quietUntil = Number.NEGATIVE_INFINITY
  #reading: Promise<void> | null = null

  constructor(
    private readonly issuer: string,
    private readonly logger: Logger,
    /** Milliseconds of a clock that only goes forward. */
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** The key that a token says it is signed with. */
  readonly find: JWTVerifyGetKey = async (header, token) => {
    if (!this.#known) await this.#readAgain()
    else if (this.now() >= this.#freshUntil) void this.#readAgain()
    try {
      return await this.#keys()(header, token)
    } catch (error) {
      // A key that is not known may be a new one.
      if (!(error instanceof errors.JWKSNoMatchingKey) || !this.#mayAsk()) throw error
      await this.#readAgain()
      return this.#keys()(header, token)
    }
  }

  #keys(): JWTVerifyGetKey {
    if (this.#known) return this.#known
    throw new IssuerAway('The keys of the issuer are not known.')
  }

  #mayAsk(): boolean {
    return this.#reading !== null || this.now() >= this.#quietUntil
  }

  /** Whoever asks meanwhile waits for the same answer. What goes wrong leaves the keys as they are. */
  #readAgain(): Promise<void> {
    if (!this.#mayAsk()) return Promise.resolve()
    this.#reading ??= this.#read()
      .then(
        () => {
          this.#freshUntil = this.now() + FRESH_MS
          this.#quietUntil = this.now() + BETWEEN_READS_MS
        },
        (error: unknown) => {
          this.#quietUntil = this.now() + AFTER_FAILURE_MS
          this.logger.warn({ err: error, issuer: this.issuer }, 'the keys of the issuer could not be read')
        },
      )
      .finally(() => {
        this.#reading = null
      })
    return this.#reading
  }

  async #read(): Promise<void> {
    const discovery = await readJson(`${this.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`)
    if (discovery.issuer !== this.issuer)
      throw new Error(`Expected the discovery document of ${this.issuer}, got that of ${String(discovery.issuer)}.`)
    if (typeof discovery.jwks_uri !== 'string') throw new Error('Expected a discovery document with a jwks_uri.')
    const keys = await readJson(discovery.jwks_uri)
    this.#known = createLocalJWKSet(keys as unknown as JSONWebKeySet)
  }
}

async function readJson(url: string): Promise<Record<string, unknown>> {
  const { status, body } = await sendRequest({ method: 'GET', url, ...ANSWER }, ANYWHERE)
  if (status !== 200) throw new Error(`Expected 200 of ${url}, got ${status}.`)
  const value: unknown = JSON.parse(body)
  if (typeof value !== 'object' || value === null) throw new Error(`Expected a JSON object at ${url}.`)
  return value as Record<string, unknown>
}
