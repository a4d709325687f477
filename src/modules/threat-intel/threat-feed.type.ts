import { Field, Int, ObjectType, registerEnumType } from 'type-graphql'
import { enumOf } from '../../graphql/enums.ts'
import { Node } from '../../graphql/node.ts'
import { DateTime, Duration } from '../../graphql/scalars.ts'
import { INDICATOR_FORMATS, type IndicatorFormat } from './formats/formats.ts'
import type { Intention } from './indicator.ts'
import { ThreatIntentionEnum } from './threat-intel.type.ts'

export const IndicatorFormatEnum = enumOf(INDICATOR_FORMATS)
registerEnumType(IndicatorFormatEnum, {
  name: 'IndicatorFormat',
  description: 'How a list is written: one indicator a line, CSV, or a STIX 2.1 bundle.',
})

@ObjectType({ implements: Node, description: 'A list of indicators that every log is compared with as it comes in.' })
export class ThreatFeed extends Node {
  @Field(() => String)
  name: string

  @Field(() => String, { nullable: true })
  vendor: string | null

  @Field(() => IndicatorFormatEnum)
  format: IndicatorFormat

  @Field(() => String, { nullable: true, description: 'Where it is fetched from; null for feeds filled by imports.' })
  url: string | null

  @Field(() => String, { description: 'Of every indicator whose line says nothing else.' })
  category: string

  @Field(() => ThreatIntentionEnum, { description: 'Of every indicator whose line says nothing else.' })
  intention: Intention

  @Field(() => Duration, { nullable: true, description: 'Null for one that is only fetched on demand.' })
  refreshEvery: number | null

  @Field(() => Boolean, { description: 'Whether logs are compared with it.' })
  enabled: boolean

  @Field(() => Int)
  indicatorCount: number

  @Field(() => DateTime, { nullable: true, description: 'When its list was last fetched or imported with success.' })
  lastSyncedAt: Date | null

  @Field(() => String, { nullable: true, description: 'Why it could not be fetched the last time.' })
  lastError: string | null
}

@ObjectType({ description: 'A line of a list that was not taken.' })
export class RejectedIndicator {
  @Field(() => Int, { description: 'Counted from 1; in a STIX bundle the place of the object.' })
  line: number

  @Field(() => String, { description: 'What was expected, and what came.' })
  message: string
}

@ObjectType({ description: 'What an import changed.' })
export class ImportedIndicators {
  @Field(() => Int)
  added: number

  @Field(() => Int, { description: 'Known already, with something else said about them.' })
  updated: number

  @Field(() => Int, { description: 'No longer on the list, or revoked.' })
  removed: number

  @Field(() => [RejectedIndicator], { description: 'The first thousand.' })
  rejected: readonly RejectedIndicator[]

  @Field(() => Int, { description: 'All of them.' })
  rejectedCount: number
}
