import { Field, InputType } from 'type-graphql'
import { SignalSortInput, TimeRangeInput } from '../explorer/index.ts'
import { VisualizationEnum } from './saved-view.type.ts'
import type { Visualization } from './visualization.ts'

@InputType({ description: 'A search of the signals explorer, and how it is shown.' })
export class SaveViewInput {
  @Field(() => String, { description: '1 to 200 characters.' })
  name: string

  @Field(() => String, { description: 'What it selects; empty for all signals.' })
  query: string

  @Field(() => TimeRangeInput, { description: 'A range with a fixed end becomes a live one of the same length.' })
  range: TimeRangeInput

  @Field(() => VisualizationEnum, { nullable: true, defaultValue: 'LIST', description: 'How the explorer draws it.' })
  visualization?: Visualization | null

  @Field(() => [String], { nullable: true, description: 'Fields shown as columns; the usual ones when left out.' })
  columns?: string[] | null

  @Field(() => [String], {
    nullable: true,
    description: 'Fields shown in the facet panel; the usual ones when left out.',
  })
  facets?: string[] | null

  @Field(() => SignalSortInput, { nullable: true, description: 'The newest first when left out.' })
  sort?: SignalSortInput | null
}
