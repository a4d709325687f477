import { Field, ObjectType } from 'type-graphql'
import { connectionOf } from '../../graphql/connection.ts'
import { Node } from '../../graphql/node.ts'
import { DateTime, JSONObject } from '../../graphql/scalars.ts'
import { ThreatIntel } from '../threat-intel/index.ts'

@ObjectType({ implements: Node, description: 'One line of a log, or one event of an audit trail, as it was sent.' })
export class Log extends Node {
  @Field(() => DateTime, {
    description: "The log's own time; when it was received if it says none, or one that cannot be.",
  })
  timestamp: Date

  @Field(() => String, { description: 'The line itself, or what the event says in words; may be empty.' })
  message: string

  @Field(() => String, { description: 'The level that it was written at, such as info or error.' })
  status: string

  @Field(() => String, { nullable: true, description: 'What wrote it, such as cloudtrail.' })
  source: string | null

  @Field(() => String, { nullable: true, description: 'The program or service that wrote it.' })
  service: string | null

  @Field(() => String, { nullable: true, description: 'The machine that wrote it.' })
  host: string | null

  @Field(() => [String], { description: 'As `key:value`, from `ddtags`.' })
  tags: readonly string[]

  @Field(() => JSONObject, {
    description:
      'Everything else that was sent, and the standard attributes found in it, such as `usr.id` and `network.client.ip`.',
  })
  attributes: Record<string, unknown>

  @Field(() => [String], { description: 'Every address found anywhere in it.' })
  ipAddresses: readonly string[]

  @Field(() => ThreatIntel, {
    nullable: true,
    description: 'What the feeds said about what it names when it came in; null when nothing.',
  })
  threatIntel: ThreatIntel | null
}

export const LogConnection = connectionOf(() => Log, 'Log')

@ObjectType({ description: 'What a query finds among the logs of a range; its fields agree with each other.' })
export class LogSearch {}
