import { Field, ObjectType, registerEnumType } from 'type-graphql'
import { enumOf } from '../../graphql/enums.ts'
import { JSONObject } from '../../graphql/scalars.ts'
import { INDICATOR_TYPES, INTENTIONS, type IndicatorType, type Intention } from './indicator.ts'

export const IndicatorTypeEnum = enumOf(INDICATOR_TYPES)
registerEnumType(IndicatorTypeEnum, {
  name: 'IndicatorType',
  description: 'What an indicator names. Blocks of addresses are IP_ADDRESS as well.',
})

export const ThreatIntentionEnum = enumOf(INTENTIONS)
registerEnumType(ThreatIntentionEnum, {
  name: 'ThreatIntention',
  description: 'What those behind an indicator are up to, as its list sees it.',
})

@ObjectType({ description: 'Who says so.' })
export class ThreatIntelSource {
  @Field(() => String)
  name: string

  @Field(() => String, { nullable: true })
  url: string | null
}

@ObjectType({ description: 'An indicator that was found, and what one list says about it.' })
export class ThreatIntelResult {
  @Field(() => String, { description: 'As the list has it: the block that an address is in, the domain above a name.' })
  indicator: string

  @Field(() => IndicatorTypeEnum)
  type: IndicatorType

  @Field(() => String, {
    description: 'attack, corp_vpn, cryptomining, malware, residential_proxy, scanner, tor … an open list.',
  })
  category: string

  @Field(() => ThreatIntentionEnum)
  intention: Intention

  @Field(() => ThreatIntelSource)
  source: ThreatIntelSource

  @Field(() => JSONObject, { nullable: true, description: 'What else the list says about it.' })
  additionalData: Readonly<Record<string, unknown>> | null
}

@ObjectType({ description: 'What lists of indicators say about what a log names.' })
export class ThreatIntel {
  @Field(() => [IndicatorTypeEnum], { description: 'The kinds of indicators that were found.' })
  indicatorsMatched: readonly IndicatorType[]

  @Field(() => [ThreatIntelResult])
  results: readonly ThreatIntelResult[]
}
