import { createHash, createHmac } from 'node:crypto'
import type { Received, StandIn } from '../outbound/stand-in.ts'
import { json } from '../outbound/stand-in.ts'

const SECRET = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY'

interface IpSet {
  addresses: string[]
  description: string
  lock: number
}

/** AWS WAF with one IP set: it believes nobody whose signature is wrong, and refuses to write over what it was not asked about before. */
export function standForWaf(
  server: StandIn,
  set: IpSet,
  { version = 'IPV4', meanwhile = () => undefined }: { version?: string; meanwhile?: () => void } = {},
): void {
  server.answer((request, response) => {
    const answer = (status: number, body: object) => json(status, body)(request, response)
    if (!isSigned(request)) return answer(400, { __type: 'InvalidSignatureException', message: 'Does not match.' })
    const { Id, Scope, LockToken, Addresses, Description = '' } = JSON.parse(request.body)
    if (Id !== 'set-1' || Scope !== 'REGIONAL')
      return answer(400, { __type: 'com.amazonaws.wafv2#WAFNonexistentItemException', Message: 'No such set.' })
    if (request.headers['x-amz-target'] === 'AWSWAF_20190729.GetIPSet') {
      const IPSet = { Addresses: set.addresses, Description: set.description, IPAddressVersion: version }
      answer(200, { IPSet, LockToken: `lock-${set.lock}` })
      return meanwhile()
    }
    if (LockToken !== `lock-${set.lock}`) return answer(400, { __type: 'WAFOptimisticLockException' })
    Object.assign(set, { addresses: Addresses, description: Description, lock: set.lock + 1 })
    return answer(200, { NextLockToken: `lock-${set.lock}` })
  })
}

export const AWS = {
  ...{ region: 'eu-central-1', ipSetName: 'blocked', ipSetId: 'set-1' },
  ...{ accessKeyId: 'AKIDEXAMPLE', secretAccessKey: SECRET },
}

/** Computed from what arrived, as the receiving side does it. */
function isSigned({ method, path, headers, body }: Received): boolean {
  const form =
    /^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\/(\d{8})\/eu-central-1\/wafv2\/aws4_request, SignedHeaders=(\S+), Signature=([0-9a-f]{64})$/
  const [, day = '', names = '', signature] = form.exec(headers.authorization ?? '') ?? []
  const needed = ['content-type', 'host', 'x-amz-date', 'x-amz-target']
  if (!needed.every((name) => names.split(';').includes(name)) || path !== '/') return false
  const lines = names.split(';').map((name) => `${name}:${String(headers[name]).trim()}\n`)
  const request = `${method}\n/\n\n${lines.join('')}\n${names}\n${createHash('sha256').update(body).digest('hex')}`
  const digest = createHash('sha256').update(request).digest('hex')
  const sign = (key: Buffer | string, said: string) => createHmac('sha256', key).update(said).digest()
  const key = sign(sign(sign(sign(`AWS4${SECRET}`, day), 'eu-central-1'), 'wafv2'), 'aws4_request')
  const scope = `${day}/eu-central-1/wafv2/aws4_request`
  const expected = sign(key, `AWS4-HMAC-SHA256\n${headers['x-amz-date']}\n${scope}\n${digest}`).toString('hex')
  return expected === signature && String(headers['x-amz-date']).startsWith(day)
}
