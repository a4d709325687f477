import { Field, ObjectType, registerEnumType } from 'type-graphql'
import { enumOf, SortDirectionEnum } from '../../graphql/enums.ts'
import { Node } from '../../graphql/node.ts'
import { DateTime, TimePoint } from '../../graphql/scalars.ts'
import { VISUALIZATIONS, type Visualization } from './visualization.ts'

export const VisualizationEnum = enumOf(VISUALIZATIONS)
registerEnumType(VisualizationEnum, {
  name: 'Visualization',
  description: 'How the explorer draws what a view selects.',
})

@ObjectType({ description: 'A span that moves along with the time.' })
export class LiveTimeRange {
  @Field(() => TimePoint)
  from: string

  @Field(() => TimePoint)
  to: string
}

@ObjectType({ description: 'What a list is sorted by.' })
export class SignalSort {
  @Field(() => String)
  field: string

  @Field(() => SortDirectionEnum)
  direction: 'ASC' | 'DESC'
}

@ObjectType({
  implements: Node,
  description:
    'A search of the signals explorer that everybody in the organisation can load, and change unless read-only.',
})
export class SavedView implements Node {
  id: string

  @Field(() => String)
  name: string

  @Field(() => String)
  query: string

  rangeFrom: string
  rangeTo: string

  @Field(() => VisualizationEnum)
  visualization: Visualization

  @Field(() => [String], { description: 'Fields shown as columns; empty for the usual ones.' })
  columns: string[]

  @Field(() => [String], { description: 'Fields shown in the facet panel; empty for the usual ones.' })
  facets: string[]

  @Field(() => SignalSort, { nullable: true })
  sort: SignalSort | null

  @Field(() => Boolean, { description: 'Whether the viewer has starred it.' })
  starred: boolean

  @Field(() => Boolean, { description: 'Whether the explorer opens with it for the viewer.' })
  isDefault: boolean

  ownerId: string

  @Field(() => DateTime)
  createdAt: Date

  @Field(() => DateTime)
  updatedAt: Date
}
