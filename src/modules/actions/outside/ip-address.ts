import { canonicalIp } from '../../../kernel/address.ts'
import { ActionFault } from '../action.ts'
import type { Given } from '../given.ts'

/** One address: a block would shut out whoever lives beside the attacker. */
export function addressOf(given: Given): string {
  const text = given.text('ip').trim()
  const ip = canonicalIp(text)
  if (ip === null) throw new ActionFault(`ip: expected an IP address, got ${JSON.stringify(text)}.`)
  return ip
}
