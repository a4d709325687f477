import type { Outbound } from '../../../outbound/index.ts'
import { ActionFault, type OutsideAction } from '../action.ts'
import { ADDRESSES, addressesOf } from '../addresses.ts'
import { optional, outsideAction, required } from '../define.ts'
import type { Given } from '../given.ts'
import { AccessRules } from './access-rules.ts'

const MODES = ['block', 'challenge', 'managed_challenge', 'js_challenge'] as const

export const cloudflareBlockIp = (outbound: Pick<Outbound, 'request'>): OutsideAction =>
  outsideAction(
    {
      id: 'cloudflare.block_ip',
      name: 'Block addresses in Cloudflare',
      description:
        'Makes IP access rules of an account or a zone, which takes a token that may edit firewall access rules. An address that has such a rule already is no error; one that has another rule, such as whitelist, is.',
      parameters: [
        ...ADDRESSES,
        required('token', 'STRING', 'Such as {{secrets.CLOUDFLARE_TOKEN}}.'),
        optional('accountId', 'STRING', 'For all zones of an account; this or zoneId.'),
        optional('zoneId', 'STRING', 'For one zone.'),
        optional('mode', 'STRING', 'block when left out.', { allowedValues: MODES }),
        optional('notes', 'STRING', 'Why, for whoever reads the rule.'),
        optional('url', 'STRING', 'https://api.cloudflare.com/client/v4 when left out.'),
      ],
      outputs: { blocked: 'ARRAY', ruleIds: 'ARRAY', alreadyBlocked: 'BOOLEAN' },
    },
    async (given, { signal }) => {
      const target = {
        ...{ url: rulesOf(given), token: given.text('token') },
        ...{ mode: given.oneOf('mode', MODES) ?? 'block', notes: given.textOrNull('notes') },
      }
      const access = new AccessRules(outbound, target, signal)
      const blocked = addressesOf(given)
      const rules = []
      // One after the other: Cloudflare limits how many requests come at once.
      for (const ip of blocked) rules.push(await access.ensure(ip))
      return { blocked, ruleIds: rules.map(({ id }) => id), alreadyBlocked: rules.every(({ isNew }) => !isNew) }
    },
  )

function rulesOf(given: Given): string {
  const base = (given.textOrNull('url') ?? 'https://api.cloudflare.com/client/v4').replace(/\/+$/, '')
  const [account, zone] = [given.textOrNull('accountId'), given.textOrNull('zoneId')]
  if ((account === null) === (zone === null)) throw new ActionFault('Expected accountId or zoneId, one of the two.')
  const owner = account === null ? `zones/${encodeURIComponent(zone ?? '')}` : `accounts/${encodeURIComponent(account)}`
  return `${base}/${owner}/firewall/access_rules/rules`
}
