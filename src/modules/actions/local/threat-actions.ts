import type { Clock } from '../../../kernel/clock.ts'
import type { ThreatFeedService } from '../../threat-intel/index.ts'
import type { LocalAction } from '../action.ts'
import { localAction, optional, required } from '../define.ts'
import { endOf } from './end-of.ts'

interface Deps {
  readonly clock: Clock
  readonly service: Pick<ThreatFeedService, 'addAddress' | 'lookUp'>
}

export function threatActions({ clock, service }: Deps): LocalAction[] {
  return [
    localAction(
      {
        id: 'threat_intel.lookup_ip',
        name: 'Look an address up',
        description: 'Says what the threat feeds know about an IP address. One that is on no list is no error.',
        parameters: [required('ip', 'STRING', 'IPv4 or IPv6 address.')],
        outputs: {
          listed: 'BOOLEAN',
          malicious: 'BOOLEAN',
          intention: 'STRING',
          category: 'STRING',
          feeds: 'ARRAY',
          matches: 'ARRAY',
        },
      },
      async (given, _tx, { viewer }) => {
        const matches = service.lookUp(viewer, given.text('ip'))
        const worst = INTENTIONS_BY_RANK.flatMap((intention) =>
          matches.filter((match) => match.intention === intention),
        )
        return {
          listed: matches.length > 0,
          malicious: worst[0]?.intention === 'MALICIOUS',
          intention: worst[0]?.intention ?? 'UNKNOWN',
          category: worst[0]?.category ?? null,
          feeds: [...new Set(matches.map(({ source }) => source.name))],
          matches: matches.map(({ indicator, intention, category, source }) => ({
            ...{ indicator, intention, category },
            source: source.name,
          })),
        }
      },
    ),
    localAction(
      {
        id: 'threat_feed.add_ip',
        name: 'Add an address to a threat feed',
        description: 'Puts an IP address or a block on the list of a feed; logs that name it are marked from then on.',
        parameters: [
          required('feed', 'STRING', 'Id or name of the feed.'),
          required('ip', 'STRING', 'A public address, or a block such as 198.51.100.0/24.'),
          optional('validFor', 'STRING', 'ISO 8601 duration, such as P30D; for ever when left out.'),
        ],
        outputs: { feedId: 'STRING', indicator: 'STRING', added: 'BOOLEAN' },
      },
      async (given, tx, { viewer }) => {
        const until = endOf(given.textOrNull('validFor'), 'validFor', clock.now())
        const { feed, value, added } = await service.addAddress(tx, viewer, given.text('feed'), given.text('ip'), until)
        return { feedId: feed.id, indicator: value, added }
      },
    ),
  ]
}

const INTENTIONS_BY_RANK = ['MALICIOUS', 'SUSPICIOUS', 'UNKNOWN', 'BENIGN'] as const
