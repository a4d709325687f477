import { Field, Int, ObjectType } from 'type-graphql'
import { SeverityEnum } from '../../graphql/enums.ts'
import { DateTime } from '../../graphql/scalars.ts'
import type { Severity } from '../../kernel/severity.ts'
import { FieldValue } from '../signals/index.ts'

@ObjectType({ description: 'A signal that a rule would make of sample logs.' })
export class TrialSignal {
  @Field(() => SeverityEnum, { description: 'That of the case; nothing adjusts it.' })
  severity: Severity

  @Field(() => String, { nullable: true })
  caseName: string | null

  @Field(() => [FieldValue])
  groupBy: readonly FieldValue[]

  @Field(() => DateTime)
  firstSeen: Date

  @Field(() => DateTime)
  lastSeen: Date

  @Field(() => [Int], { description: 'Places of the samples that it stands for, from 0.' })
  samples: readonly number[]
}
