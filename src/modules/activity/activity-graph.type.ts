import { Field, ID, Int, ObjectType } from 'type-graphql'
import { DateTime } from '../../graphql/scalars.ts'
import type { EntityKind } from '../../kernel/entity.ts'
import { EntityKindEnum } from '../signals/index.ts'

@ObjectType({ description: 'An entity that takes part in the activity of a graph.' })
export class ActivityNode {
  @Field(() => ID, { description: 'Id of the entity, the same everywhere.' })
  id: string

  @Field(() => EntityKindEnum)
  kind: EntityKind

  @Field(() => String, { description: 'As logs write it; addresses, domains and hashes in one spelling.' })
  value: string

  @Field(() => Int, { description: 'How many edges lie between it and the entity that was asked about.' })
  distance: number
}

@ObjectType({
  description:
    'All logs in which one entity did the same to another with the same outcome. Edges lead from addresses to the users and identities who came from there, and from these to what they worked on: hosts, other users, resources, domains, addresses, files. In a log without a user the address itself does it, and in one without either the host.',
})
export class ActivityEdge {
  @Field(() => ID, { description: 'Id of the node who does it, or where those come from who do.' })
  from: string

  @Field(() => ID, {
    description: 'Id of the node to whom it is done, or who comes from there. It may be the same node.',
  })
  to: string

  @Field(() => String, {
    description: "`evt.name` of the logs; where there is none the HTTP method, or else the logs' source.",
  })
  action: string

  @Field(() => Int, { description: 'How many logs of the range.' })
  count: number

  @Field(() => String, { nullable: true, description: 'success or failure; null where the logs do not tell.' })
  outcome: string | null

  @Field(() => DateTime, { description: 'Time of the first of these logs within the range.' })
  firstSeen: Date

  @Field(() => DateTime, { description: 'Time of the last of these logs within the range.' })
  lastSeen: Date
}

@ObjectType({ description: 'Who did what to whom around one entity.' })
export class ActivityGraph {
  @Field(() => [ActivityNode], { description: 'The entity that was asked about, then the others, the nearest first.' })
  nodes: readonly ActivityNode[]

  @Field(() => [ActivityEdge], {
    description: 'Of every node nearer than `depth` all that it takes part in; the nearest first, then by count.',
  })
  edges: readonly ActivityEdge[]

  @Field(() => Boolean, {
    description:
      'Whether anything within the depth is left out: by the limit of nodes, since a level has more than 10,000 edges, or since one log names so much that it makes more than 2,000 edges by itself.',
  })
  truncated: boolean
}
