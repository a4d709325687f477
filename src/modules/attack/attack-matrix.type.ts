import { Field, Int, ObjectType } from 'type-graphql'
import { Tactic, Technique } from '../rules/index.ts'

@ObjectType()
export class AttackTechnique {
  @Field(() => Technique)
  technique: Technique

  @Field(() => Int, { description: 'Enabled rules that are tagged with both the tactic and the technique.' })
  ruleCount: number

  @Field(() => Int, { description: 'Signals of the range that are tagged with both.' })
  signalCount: number
}

@ObjectType()
export class AttackColumn {
  @Field(() => Tactic)
  tactic: Tactic

  @Field(() => [AttackTechnique], { description: 'Sub-techniques stand beside techniques; each counts for itself.' })
  techniques: readonly AttackTechnique[]
}
