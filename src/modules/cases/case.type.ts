import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import { Actor } from '../../graphql/actor.ts'
import { edgeOf, PageInfo } from '../../graphql/connection.ts'
import { enumOf } from '../../graphql/enums.ts'
import { Node } from '../../graphql/node.ts'
import { DateTime } from '../../graphql/scalars.ts'
import {
  CASE_CLOSE_REASONS,
  CASE_PRIORITIES,
  CASE_STATUSES,
  type CaseCloseReason,
  type CasePriority,
  type CaseStatus,
} from './case.ts'
import { NOTEBOOK_CELL_KINDS, type NotebookCellKind } from './notebook.ts'

export const CaseStatusEnum = enumOf(CASE_STATUSES)
registerEnumType(CaseStatusEnum, {
  name: 'CaseStatus',
  description: 'How far the work on a case is. Any status may follow any other.',
})

export const CasePriorityEnum = enumOf(CASE_PRIORITIES)
registerEnumType(CasePriorityEnum, {
  name: 'CasePriority',
  description: 'How urgent a case is: P1 critical, P2 high, P3 medium, P4 low, P5 info.',
})

export const CaseCloseReasonEnum = enumOf(CASE_CLOSE_REASONS)
registerEnumType(CaseCloseReasonEnum, {
  name: 'CaseCloseReason',
  description: 'What a case turned out to be.',
  valuesConfig: {
    TRUE_POSITIVE: { description: 'It was an attack.' },
    FALSE_POSITIVE: { description: 'The signals took something for what it is not.' },
    BENIGN_POSITIVE: { description: 'It happened as the signals say, and does no harm.' },
    TESTING: { description: 'A test caused it.' },
    ONE_TIME_EXCEPTION: { description: 'It was allowed this once.' },
    OTHER: { description: 'Something else; a comment tells.' },
  },
})

export const NotebookCellKindEnum = enumOf(NOTEBOOK_CELL_KINDS)
registerEnumType(NotebookCellKindEnum, {
  name: 'NotebookCellKind',
  description: 'What the body of a cell is.',
  valuesConfig: {
    MARKDOWN: { description: 'Text.' },
    SIGNAL_QUERY: { description: 'A query over signals.' },
    LOG_QUERY: { description: 'A query over logs.' },
  },
})

@ObjectType({
  implements: Node,
  description: 'An investigation: signals, what people say and do about them, and its outcome.',
})
export class Case extends Node {
  @Field(() => Int, {
    description:
      'Counts what people decide about the case, from 1; comments and signals leave it. Writes take it as `expectedVersion`.',
  })
  version: number

  @Field(() => String, {
    description: 'Key of the project and a number, such as SEC-12. Another project gives another key.',
  })
  key: string

  @Field(() => [String], { description: 'Keys that it had in other projects, the latest last; each still finds it.' })
  formerKeys: readonly string[]

  @Field(() => String, { description: '1 to 1,024 characters.' })
  title: string

  @Field(() => String, { nullable: true, description: 'Markdown; at most 100,000 characters.' })
  description: string | null

  @Field(() => CaseStatusEnum)
  status: CaseStatus

  @Field(() => CasePriorityEnum)
  priority: CasePriority

  @Field(() => CaseCloseReasonEnum, { nullable: true, description: 'Of a CLOSED case; cleared when it is reopened.' })
  closeReason: CaseCloseReason | null

  @Field(() => Actor, { description: 'Who created it.' })
  createdBy: Actor

  @Field(() => DateTime, { description: 'When it was created.' })
  createdAt: Date

  @Field(() => DateTime, { description: 'Last change, comment or signal.' })
  updatedAt: Date

  @Field(() => DateTime, { nullable: true, description: 'When it was closed; null while it is not.' })
  closedAt: Date | null

  signalCount: number
}

const CaseEdge = edgeOf(() => Case, 'Case')

@ObjectType({ description: 'One page of a search over cases. Pages never skip or repeat a row while rows arrive.' })
export class CaseConnection {
  @Field(() => Int, { description: 'How many cases the query selects.' })
  total: number

  @Field(() => [CaseEdge], { description: 'The rows of the page.' })
  edges: readonly { cursor: string; node: Case }[]

  @Field(() => PageInfo, { description: 'Where the page stands in the list.' })
  pageInfo: PageInfo
}

@ObjectType({ description: 'A piece of a notebook.' })
export class NotebookCell {
  @Field(() => ID, { description: 'Stays while the cell is written again with it.' })
  id: string

  @Field(() => NotebookCellKindEnum)
  kind: NotebookCellKind

  @Field(() => String, { description: 'Markdown, or a query in the search language.' })
  body: string

  @Field(() => DateTime, { description: 'When kind or body was last changed.' })
  updatedAt: string
}
