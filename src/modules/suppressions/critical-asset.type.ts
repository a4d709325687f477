import { Field, InputType, ObjectType, registerEnumType } from 'type-graphql'
import { enumOf } from '../../graphql/enums.ts'
import { Node } from '../../graphql/node.ts'
import { ASSET_EFFECTS, type AssetEffect } from './critical-asset.ts'

const AssetEffectEnum = enumOf(ASSET_EFFECTS)
registerEnumType(AssetEffectEnum, {
  name: 'AssetEffect',
  description: 'What the severity of a signal becomes: that severity, or one level up or down.',
})

@ObjectType({ implements: Node, description: 'Something whose signals matter more, or less, than those of others.' })
export class CriticalAsset extends Node {
  @Field(() => String)
  name: string

  @Field(() => String, { description: 'Which signals are about it, in the search language over signals.' })
  query: string

  @Field(() => String, { description: 'Of which rules, in the search language over rules.' })
  ruleQuery: string

  @Field(() => AssetEffectEnum, { description: 'Where several assets apply, the highest resulting severity wins.' })
  effect: AssetEffect

  @Field(() => Boolean)
  enabled: boolean
}

@InputType()
export class CriticalAssetInput {
  @Field(() => String, { description: '1 to 200 characters.' })
  name: string

  @Field(() => String)
  query: string

  @Field(() => String)
  ruleQuery: string

  @Field(() => AssetEffectEnum)
  effect: AssetEffect

  @Field(() => Boolean, { nullable: true, defaultValue: true })
  enabled?: boolean | null
}
