import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import { Actor } from '../../graphql/actor.ts'
import { connectionOf } from '../../graphql/connection.ts'
import { Node } from '../../graphql/node.ts'
import { DateTime } from '../../graphql/scalars.ts'
import { AUDIT_ACTIONS, HASH_FORMULA } from '../audit/index.ts'

type AuditAction = (typeof AUDIT_ACTIONS)[number]

const AuditActionEnum = Object.fromEntries(AUDIT_ACTIONS.map((action) => [action.toUpperCase(), action])) as {
  readonly [Action in AuditAction as Uppercase<Action>]: Action
}
registerEnumType(AuditActionEnum, {
  name: 'AuditAction',
  description: 'What was done; a query writes it in lower case, as in `@action:modified`.',
})

@ObjectType({ description: 'One field of an asset, before and after.' })
export class AuditChange {
  @Field(() => String, { description: 'Name of the field, such as `state`.' })
  field: string

  @Field(() => String, {
    nullable: true,
    description: 'As text; lists and objects as JSON. Null where there was no value.',
  })
  previousValue: string | null

  @Field(() => String, {
    nullable: true,
    description: 'As text; lists and objects as JSON. Null where there is no value any more.',
  })
  newValue: string | null
}

@ObjectType({
  implements: Node,
  description:
    'A change of something, recorded in the transaction that made it. Events form a chain: each holds the hash of the one before, in the order of the commits.',
})
export class AuditEvent extends Node {
  @Field(() => DateTime, { description: 'When it was done.' })
  at: Date

  @Field(() => Actor, { description: 'Who did it.' })
  actor: Actor

  @Field(() => AuditActionEnum)
  action: AuditAction

  @Field(() => String, { description: 'What kind of thing it was done to, such as `security_signal` or `api_key`.' })
  assetType: string

  @Field(() => ID, { description: 'Of the thing it was done to, which may be gone by now.' })
  assetId: string

  @Field(() => String, { description: 'As it was called at that time.' })
  assetName: string

  @Field(() => [AuditChange], { description: 'What changed, field by field.' })
  changes: readonly AuditChange[]

  @Field(() => String, {
    nullable: true,
    description: 'Id of the request that asked for it; null for what the server did by itself.',
  })
  requestId: string | null

  @Field(() => String, {
    nullable: true,
    description: 'Where the request came from; null for what the server did by itself.',
  })
  clientIp: string | null

  @Field(() => Float, { description: 'Place in the chain: whole numbers from 1 on, without a gap.' })
  sequence: number

  @Field(() => String, { description: HASH_FORMULA })
  hash: string

  @Field(() => String, { description: '`hash` of the event before; 64 zeros for the first one.' })
  previousHash: string
}

export const AuditEventConnection = connectionOf(() => AuditEvent, 'AuditEvent')

@ObjectType({ description: 'What came of recomputing a part of the chain of audit events.' })
export class AuditVerification {
  @Field(() => Boolean, { description: 'Whether nothing was edited, deleted, inserted or put in another order.' })
  valid: boolean

  @Field(() => Int, {
    description: 'How many events of the range are as they were written, up to the first that is not.',
  })
  checked: number

  @Field(() => ID, {
    nullable: true,
    description:
      'The first event that does not fit: the edited or moved one, the one behind a gap, or the last one left where the newest are missing. Null when all fit, and when nothing is left of the trail.',
  })
  firstBrokenId: string | null
}
