import { canonicalIp } from '../../kernel/address.ts'
import { ActionFault, type ActionParameter } from './action.ts'
import { optional } from './define.ts'
import type { Given } from './given.ts'

const MOST = 100

/** What an action is about that is done to addresses: one from a log, or all those that a signal is about. */
export const ADDRESSES: readonly ActionParameter[] = [
  optional('ip', 'STRING', 'An IPv4 or IPv6 address; this, ips, or both.'),
  optional('ips', 'ARRAY', `Up to ${MOST} addresses, such as {{signal.ips}}.`),
]

/** Each once, in one spelling. A block is none: it would shut out whoever lives beside the attacker. */
export function addressesOf(given: Given): string[] {
  const one = given.textOrNull('ip')
  const texts = [...(one === null ? [] : [one]), ...(given.list('ips') ?? [])]
  const addresses = texts.map((text) => {
    const ip = typeof text === 'string' ? canonicalIp(text.trim()) : null
    if (ip === null) throw new ActionFault(`ip: expected an IP address, got ${JSON.stringify(text)}.`)
    return ip
  })
  if (!addresses.length || addresses.length > MOST)
    throw new ActionFault(`ips: expected 1 to ${MOST} addresses, got ${addresses.length}.`)
  return [...new Set(addresses)]
}
