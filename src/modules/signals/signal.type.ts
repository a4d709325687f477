import { Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql'
import { connectionOf } from '../../graphql/connection.ts'
import { enumOf, SeverityEnum } from '../../graphql/enums.ts'
import { Node } from '../../graphql/node.ts'
import { DateTime } from '../../graphql/scalars.ts'
import { ENTITY_KINDS, type EntityKind } from '../../kernel/entity.ts'
import type { Severity } from '../../kernel/severity.ts'
import { Tactic, Technique } from '../rules/index.ts'
import { Triage } from './triage.type.ts'

export const EntityKindEnum = enumOf(ENTITY_KINDS)
registerEnumType(EntityKindEnum, { name: 'EntityKind', description: 'What sort of thing an entity is.' })

@ObjectType({ implements: Node, description: 'A user, address, host or other thing that logs speak of.' })
export class Entity extends Node {
  @Field(() => EntityKindEnum)
  kind: EntityKind

  @Field(() => String, {
    description:
      'As the logs write it, such as a name, an address or an ARN; addresses, domains and hashes in one spelling.',
  })
  value: string
}

@ObjectType({
  implements: Node,
  description: 'What a detection rule found: one series of matching logs that share the group-by values of the rule.',
})
export class Signal extends Node {
  @Field(() => Int, { description: 'Counts the changes, from 1. Writes take it as `expectedVersion`.' })
  version: number

  @Field(() => DateTime, { description: 'When the signal was created.' })
  timestamp: Date

  @Field(() => DateTime, { description: 'Time of the earliest matching log; a late log can move it.' })
  firstSeen: Date

  @Field(() => DateTime, { description: 'Time of the latest matching log; moves while the activity goes on.' })
  lastSeen: Date

  @Field(() => String, {
    description: "The rule's name with its variables filled in, and the name of the case that fired.",
  })
  title: string

  @Field(() => SeverityEnum)
  severity: Severity

  @Field(() => SeverityEnum, { description: 'Severity of the case that fired, before anything adjusted it.' })
  originalSeverity: Severity

  @Field(() => String, { nullable: true, description: 'Where the matched logs come from, such as cloudtrail.' })
  source: string | null

  @Field(() => [String], { description: 'Services that wrote the matched logs.' })
  service: readonly string[]

  @Field(() => String, { nullable: true, description: 'Host that wrote the matched logs, when it is one.' })
  host: string | null

  @Field(() => [String], { description: 'Tags of the rule and of the matched logs, in lower case.' })
  tags: readonly string[]

  @Field(() => [Tactic], { description: 'From the tags `tactic:`.' })
  tactics: readonly Tactic[]

  @Field(() => [Technique], { description: 'From the tags `technique:`.' })
  techniques: readonly Technique[]

  @Field(() => Int, { description: 'How many logs matched so far.' })
  eventsMatched: number

  @Field(() => Triage)
  triage: Triage

  @Field(() => [Entity], { description: 'Found in the matched logs.' })
  entities: readonly Entity[]

  @Field(() => Float, {
    nullable: true,
    description: 'Seconds from the log that made the condition true to the creation.',
  })
  timeToDetect: number | null

  @Field(() => Float, {
    nullable: true,
    description: 'Seconds from the creation to the first change to UNDER_REVIEW; null before it.',
  })
  timeToAcknowledge: number | null

  @Field(() => Float, {
    nullable: true,
    description: 'Seconds from the creation to the archiving; null while not archived.',
  })
  timeToResolve: number | null
}

export const SignalConnection = connectionOf(() => Signal, 'Signal')
