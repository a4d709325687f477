import { Field, ObjectType } from 'type-graphql'
import { Node } from '../../graphql/node.ts'
import { DateTime } from '../../graphql/scalars.ts'

@ObjectType({
  implements: Node,
  description: 'Lets a program act as its owner. The token itself is not stored and cannot be read again.',
})
export class ApiKey implements Node {
  id: string

  @Field(() => String, { description: 'What it is for.' })
  name: string

  @Field(() => String, { description: 'How the token begins, to tell keys apart.' })
  prefix: string

  ownerId: string

  @Field(() => DateTime)
  createdAt: Date

  @Field(() => DateTime, { nullable: true, description: 'To the minute; null before its first use.' })
  lastUsedAt: Date | null

  @Field(() => DateTime, { nullable: true, description: 'Refused from then on; null for never.' })
  expiresAt: Date | null

  @Field(() => DateTime, { nullable: true, description: 'Refused since then; null for a key that was not revoked.' })
  revokedAt: Date | null
}

@ObjectType({ description: 'A key just made, with the only chance to read its token.' })
export class CreatedApiKey {
  @Field(() => String, { description: 'Sent as `Authorization: Bearer …` or `DD-API-KEY: …`.' })
  token: string

  @Field(() => ApiKey, { description: 'The key as `apiKeys` lists it from now on.' })
  apiKey: ApiKey
}
