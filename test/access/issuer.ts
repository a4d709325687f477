import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, type JWTPayload, SignJWT } from 'jose'

interface SigningKey {
  readonly kid: string
  readonly algorithm: string
  readonly privateKey: CryptoKey
  readonly jwk: JWK
}

/** An issuer of OpenID Connect tokens on this machine. */
export async function startIssuer() {
  const requests: string[] = []
  let keys: SigningKey[] = [await makeKey('first', 'RS256')]
  let isAway = false
  let named: string | null = null
  const server = createServer((request, response) => {
    requests.push(request.url ?? '')
    if (isAway) return void response.destroy()
    const body =
      request.url === '/.well-known/openid-configuration'
        ? { issuer: named ?? address(), jwks_uri: `${address()}/keys` }
        : { keys: keys.map(({ jwk }) => jwk) }
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify(body))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url: address(),
    /** Paths that were asked for. */
    requests,
    /** A token of this issuer: good but for what is said otherwise. */
    sign: (payload: JWTPayload, { key = keys[0] as SigningKey, header = {} } = {}) =>
      new SignJWT({ iss: address(), aud: 'signalbox', ...payload })
        .setProtectedHeader({ alg: key.algorithm, kid: key.kid, typ: 'JWT', ...header })
        .sign(key.privateKey),
    makeKey,
    publish: (published: readonly SigningKey[]) => {
      keys = [...published]
    },
    get keys(): readonly SigningKey[] {
      return keys
    },
    goAway: () => {
      isAway = true
    },
    comeBack: () => {
      isAway = false
    },
    /** Says that it is another one. */
    pretend: (issuer: string | null) => {
      named = issuer
    },
    close: async () => {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}

export type Issuer = Awaited<ReturnType<typeof startIssuer>>

async function makeKey(kid: string, algorithm = 'ES256'): Promise<SigningKey> {
  const { publicKey, privateKey } = await generateKeyPair(algorithm, { extractable: true })
  return { kid, algorithm, privateKey, jwk: { ...(await exportJWK(publicKey)), kid, alg: algorithm, use: 'sig' } }
}
