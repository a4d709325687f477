import { Field, InputType } from 'type-graphql'
import { Duration } from '../../graphql/scalars.ts'
import type { IndicatorFormat } from './formats/formats.ts'
import type { Intention } from './indicator.ts'
import { IndicatorFormatEnum } from './threat-feed.type.ts'
import { ThreatIntentionEnum } from './threat-intel.type.ts'

@InputType()
export class ThreatFeedInput {
  @Field(() => String, { description: 'The source that results name. 1 to 200 characters.' })
  name: string

  @Field(() => String, { nullable: true })
  vendor?: string | null

  @Field(() => String, {
    nullable: true,
    description: 'http(s) address the feed is fetched from; none for feeds filled by importIndicators.',
  })
  url?: string | null

  @Field(() => IndicatorFormatEnum)
  format: IndicatorFormat

  @Field(() => String, {
    description: 'attack, corp_vpn, cryptomining, malware, residential_proxy, scanner, tor … an open list.',
  })
  category: string

  @Field(() => ThreatIntentionEnum)
  intention: Intention

  @Field(() => Duration, { nullable: true, description: 'PT1M to P30D; without it only syncThreatFeed fetches.' })
  refreshEvery?: number | null

  @Field(() => Boolean, { nullable: true, defaultValue: true })
  enabled?: boolean | null
}
