import type { Clock } from '../../../kernel/clock.ts'
import { type Outbound, OutboundFault } from '../../../outbound/index.ts'
import { addressWords, formatNetwork, parseNetwork } from '../../../search/index.ts'
import { ActionFault, type OutsideAction } from '../action.ts'
import { ADDRESSES, addressesOf } from '../addresses.ts'
import { optional, outsideAction, required } from '../define.ts'
import type { Given } from '../given.ts'
import { WafIpSet, type WafTarget } from './waf-ip-set.ts'

interface Deps {
  readonly outbound: Pick<Outbound, 'request'>
  readonly clock: Clock
}

const SCOPES = ['REGIONAL', 'CLOUDFRONT'] as const
/** Of tries to change a set that somebody else keeps changing. */
const TRIES = 5

export const awsWafBlockIp = (deps: Deps): OutsideAction =>
  outsideAction(
    {
      id: 'aws_waf.block_ip',
      name: 'Block addresses in AWS WAF',
      description:
        'Adds addresses to an IP set of AWS WAF, which takes the permissions wafv2:GetIPSet and wafv2:UpdateIPSet. Those of the other IP version are left out, those that are in the set already are no error, and what others change in the set at the same time stays.',
      parameters: [
        ...ADDRESSES,
        required('region', 'STRING', 'Such as eu-central-1; us-east-1 for CLOUDFRONT.'),
        optional('scope', 'STRING', 'REGIONAL when left out.', { allowedValues: SCOPES }),
        required('ipSetName', 'STRING', 'Name of the set.'),
        required('ipSetId', 'STRING', 'Id of the set.'),
        required('accessKeyId', 'STRING', 'Such as {{secrets.AWS_ACCESS_KEY_ID}}.'),
        required('secretAccessKey', 'STRING', 'Such as {{secrets.AWS_SECRET_ACCESS_KEY}}.'),
        optional('sessionToken', 'STRING', 'Of temporary credentials.'),
        optional('url', 'STRING', 'https://wafv2.REGION.amazonaws.com/ when left out.'),
      ],
      outputs: { blocked: 'ARRAY', alreadyBlocked: 'BOOLEAN', addresses: 'NUMBER' },
    },
    async (given, { signal }) => {
      const set = new WafIpSet({ ...deps, signal }, targetOf(given))
      const ips = addressesOf(given)
      for (let tries = 1; tries <= TRIES; tries++) {
        const state = await set.read()
        const wanted = ips.filter((ip) => ip.includes(':') === (state.version === 'IPV6'))
        if (!wanted.length)
          throw new ActionFault(`ips: expected addresses of the version ${state.version}, as the set has.`)
        const known = new Set(state.addresses.map(spelled))
        const blocked = wanted.map(blockOf)
        const missing = blocked.filter((block) => !known.has(spelled(block)))
        const addresses = [...state.addresses, ...missing]
        if (!missing.length || (await set.write({ ...state, addresses })))
          return { blocked, alreadyBlocked: !missing.length, addresses: addresses.length }
      }
      throw new OutboundFault(`Others changed the IP set ${TRIES} times meanwhile.`, true)
    },
  )

function targetOf(given: Given): WafTarget {
  const region = given.text('region')
  if (!/^[a-z0-9-]{1,30}$/.test(region)) throw new ActionFault('region: expected one such as eu-central-1.')
  const url = given.textOrNull('url') ?? `https://wafv2.${region}.amazonaws.com/`
  if (!URL.canParse(url)) throw new ActionFault('url: expected an http or https address.')
  return {
    ...{ url, region },
    scope: given.oneOf('scope', SCOPES) ?? 'REGIONAL',
    name: given.text('ipSetName'),
    id: given.text('ipSetId'),
    credentials: {
      accessKeyId: given.text('accessKeyId'),
      secretAccessKey: given.text('secretAccessKey'),
      sessionToken: given.textOrNull('sessionToken'),
    },
  }
}

/** As IP sets list it: IPv6 with all its zeros. */
function blockOf(ip: string): string {
  const words = addressWords(ip)
  if (words.length === 1) return `${ip}/32`
  const digits = words.map((word) => word.toString(16).padStart(8, '0')).join('')
  return `${digits.match(/.{4}/g)?.join(':')}/128`
}

function spelled(text: string): string {
  const network = parseNetwork(text)
  return network ? formatNetwork(network) : text
}
