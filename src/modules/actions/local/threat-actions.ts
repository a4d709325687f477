import type { Clock } from '../../../kernel/clock.ts'
import type { ThreatFeedService } from '../../threat-intel/index.ts'
import { ActionFault, type LocalAction } from '../action.ts'
import { ADDRESSES, addressesOf } from '../addresses.ts'
import { localAction, optional, required } from '../define.ts'
import { endOf } from './end-of.ts'

interface Deps {
  readonly clock: Clock
  readonly service: Pick<ThreatFeedService, 'addAddresses' | 'lookUp'>
}

/** The worst first. */
const INTENTIONS = ['MALICIOUS', 'SUSPICIOUS', 'UNKNOWN', 'BENIGN'] as const

export function threatActions({ clock, service }: Deps): LocalAction[] {
  return [
    localAction(
      {
        id: 'threat_intel.lookup_ip',
        name: 'Look addresses up',
        description:
          'Says what the threat feeds know about addresses; of several, the worst. Those that are on no list are no error.',
        parameters: ADDRESSES,
        outputs: {
          ...{ listed: 'BOOLEAN', malicious: 'BOOLEAN', intention: 'STRING', category: 'STRING' },
          ...{ maliciousIps: 'ARRAY', feeds: 'ARRAY', matches: 'ARRAY' },
        },
      },
      async (given, _tx, { viewer }) => {
        const matches = addressesOf(given).flatMap((ip) =>
          service.lookUp(viewer, ip).map(({ indicator, intention, category, source }) => ({
            ...{ ip, indicator, intention, category, feed: source.name },
          })),
        )
        const [worst] = INTENTIONS.flatMap((intention) => matches.filter((match) => match.intention === intention))
        const malicious = matches.filter(({ intention }) => intention === 'MALICIOUS')
        return {
          listed: matches.length > 0,
          malicious: malicious.length > 0,
          intention: worst?.intention ?? 'UNKNOWN',
          category: worst?.category ?? null,
          maliciousIps: [...new Set(malicious.map(({ ip }) => ip))],
          feeds: [...new Set(matches.map(({ feed }) => feed))],
          matches,
        }
      },
    ),
    localAction(
      {
        id: 'threat_feed.add_ip',
        name: 'Add addresses to a threat feed',
        description:
          'Puts addresses or blocks on the list of a feed; logs that name them are marked from then on. Private addresses are refused.',
        parameters: [
          required('feed', 'STRING', 'Id or name of the feed.'),
          optional('ip', 'STRING', 'A public address, or a block such as 198.51.100.0/24; this, ips, or both.'),
          optional('ips', 'ARRAY', 'Up to 100 of them, such as {{signal.ips}}.'),
          optional('validFor', 'STRING', 'ISO 8601 duration, such as P30D; for ever when left out.'),
        ],
        outputs: { feedId: 'STRING', indicators: 'ARRAY', added: 'NUMBER' },
      },
      async (given, tx, { viewer }) => {
        const validUntil = endOf(given.textOrNull('validFor'), 'validFor', clock.now())
        const one = given.textOrNull('ip')
        const addresses = [...(one === null ? [] : [one]), ...(given.list('ips') ?? []).map(String)]
        if (!addresses.length || addresses.length > 100)
          throw new ActionFault(`ips: expected 1 to 100 addresses, got ${addresses.length}.`)
        const added = await service.addAddresses(tx, viewer, given.text('feed'), { addresses, validUntil })
        return { feedId: added.feed.id, indicators: added.values, added: added.added }
      },
    ),
  ]
}
