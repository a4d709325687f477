import { Field, Int, ObjectType } from 'type-graphql'
import { connectionOf } from '../../graphql/connection.ts'
import { DateTime } from '../../graphql/scalars.ts'
import { Entity } from '../signals/index.ts'

export const EntityConnection = connectionOf(() => Entity, 'Entity')

@ObjectType({ description: 'The risk score of an entity at one moment.' })
export class RiskPoint {
  @Field(() => DateTime)
  at: Date

  @Field(() => Int, { description: 'Computed as `Entity.riskScore`, for this moment.' })
  value: number
}
