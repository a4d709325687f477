import { type Outbound, OutboundFault, unexpected } from '../../../outbound/index.ts'
import { ActionFault, type OutsideAction } from '../action.ts'
import { optional, outsideAction, required } from '../define.ts'
import type { Given } from '../given.ts'
import { addressOf } from './ip-address.ts'
import { askJson, isDone } from './json-api.ts'

const MODES = ['block', 'challenge', 'managed_challenge', 'js_challenge'] as const

interface Rule {
  readonly id: string
  readonly mode: string
}

/** IP Access rules: developers.cloudflare.com/api/resources/firewall/subresources/access_rules. */
export const cloudflareBlockIp = (outbound: Pick<Outbound, 'request'>): OutsideAction =>
  outsideAction(
    {
      id: 'cloudflare.block_ip',
      name: 'Block an address in Cloudflare',
      description:
        'Makes an IP access rule of an account or a zone, which takes a token that may edit firewall access rules. An address that has such a rule already is no error; one that has another rule, such as whitelist, is.',
      parameters: [
        required('ip', 'STRING', 'IPv4 or IPv6 address.'),
        required('token', 'STRING', 'Such as {{secrets.CLOUDFLARE_TOKEN}}.'),
        optional('accountId', 'STRING', 'For all zones of an account; this or zoneId.'),
        optional('zoneId', 'STRING', 'For one zone.'),
        optional('mode', 'STRING', 'block when left out.', { allowedValues: MODES }),
        optional('notes', 'STRING', 'Why, for whoever reads the rule.'),
        optional('url', 'STRING', 'https://api.cloudflare.com/client/v4 when left out.'),
      ],
      outputs: { ruleId: 'STRING', alreadyBlocked: 'BOOLEAN' },
    },
    async (given, { signal }) => {
      const [ip, mode, url] = [addressOf(given), given.oneOf('mode', MODES) ?? 'block', rulesOf(given)]
      const target = ip.includes(':') ? 'ip6' : 'ip'
      const headers = { authorization: `Bearer ${given.text('token')}` }
      const find = async (): Promise<Rule | null> => {
        const query = new URLSearchParams({ 'configuration.target': target, 'configuration.value': ip })
        const answer = await askJson(outbound, { method: 'GET', url: `${url}?${query}`, headers, signal })
        if (!isDone(answer)) throw unexpected(answer, 'a 2xx')
        const [rule] = (answer.json.result ?? []) as readonly Rule[]
        if (rule && rule.mode !== mode)
          throw new OutboundFault(`Cloudflare has another rule for ${ip} already, with the mode ${rule.mode}.`)
        return rule ?? null
      }
      const known = await find()
      if (known) return { ruleId: known.id, alreadyBlocked: true }
      const notes = given.textOrNull('notes')
      const json = { mode, configuration: { target, value: ip }, ...(notes !== null && { notes }) }
      const answer = await askJson(outbound, { method: 'POST', url, headers, json, signal })
      if (isDone(answer)) return { ruleId: (answer.json.result as Rule | undefined)?.id ?? null, alreadyBlocked: false }
      // Somebody was faster, or an earlier try of this step that got no answer.
      const made = isDuplicate(answer.json) ? await find() : null
      if (made) return { ruleId: made.id, alreadyBlocked: true }
      throw unexpected(answer, 'a 2xx')
    },
  )

function rulesOf(given: Given): string {
  const base = (given.textOrNull('url') ?? 'https://api.cloudflare.com/client/v4').replace(/\/+$/, '')
  const [account, zone] = [given.textOrNull('accountId'), given.textOrNull('zoneId')]
  if ((account === null) === (zone === null)) throw new ActionFault('Expected accountId or zoneId, one of the two.')
  const owner = account === null ? `zones/${encodeURIComponent(zone ?? '')}` : `accounts/${encodeURIComponent(account)}`
  return `${base}/${owner}/firewall/access_rules/rules`
}

/** firewallaccessrules.api.duplicate_of_existing */
const isDuplicate = ({ errors }: Readonly<Record<string, unknown>>): boolean =>
  Array.isArray(errors) && errors.some((error: { code?: unknown }) => error?.code === 10009)
