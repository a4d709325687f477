import { Field, InputType } from 'type-graphql'
import { SignalSortInput, TimeRangeInput } from '../explorer/index.ts'
import { VisualizationEnum } from './saved-view.type.ts'
import type { Visualization } from './visualization.ts'

@InputType()
export class SaveViewInput {
  @Field(() => String, { description: '1 to 200 characters.' })
  name: string

  @Field(() => String, { description: 'What it selects; empty for all signals.' })
  query: string

  @Field(() => TimeRangeInput, { description: 'A range with a fixed end becomes a live one of the same length.' })
  range: TimeRangeInput

  @Field(() => VisualizationEnum, { nullable: true, defaultValue: 'LIST' })
  visualization?: Visualization | null

  @Field(() => [String], { nullable: true })
  columns?: string[] | null

  @Field(() => [String], { nullable: true })
  facets?: string[] | null

  @Field(() => SignalSortInput, { nullable: true })
  sort?: SignalSortInput | null
}
