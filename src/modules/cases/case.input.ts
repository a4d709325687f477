import { Field, ID, InputType } from 'type-graphql'
import { SortDirectionEnum } from '../../graphql/enums.ts'
import type { SortDirection } from '../explorer/index.ts'
import type { CaseCloseReason, CasePriority, CaseStatus } from './case.ts'
import { CaseCloseReasonEnum, CasePriorityEnum, CaseStatusEnum, NotebookCellKindEnum } from './case.type.ts'
import type { NotebookCellKind } from './notebook.ts'

@InputType()
export class CaseProjectInput {
  @Field(() => String, { description: '1 to 10 capital letters or digits, never changed; CASE is none.' })
  key: string

  @Field(() => String, { description: '1 to 200 characters.' })
  name: string
}

@InputType()
export class CreateCaseInput {
  @Field(() => ID)
  projectId: string

  @Field(() => String, { description: '1 to 1,024 characters.' })
  title: string

  @Field(() => String, { nullable: true, description: 'Markdown; at most 100,000 characters.' })
  description?: string | null

  @Field(() => CasePriorityEnum, { nullable: true, defaultValue: 'NOT_DEFINED' })
  priority?: CasePriority | null

  @Field(() => ID, { nullable: true, description: 'An enabled user, who watches the case from then on.' })
  assigneeId?: string | null

  @Field(() => [ID], { nullable: true, description: 'Any number; open ones become under review.' })
  signalIds?: string[] | null
}

@InputType({ description: 'Fields left out stay; closing needs a closeReason.' })
export class UpdateCaseInput {
  @Field(() => String, { nullable: true, description: '1 to 1,024 characters.' })
  title?: string | null

  @Field(() => String, { nullable: true, description: 'Null for none.' })
  description?: string | null

  @Field(() => CaseStatusEnum, { nullable: true })
  status?: CaseStatus | null

  @Field(() => CaseCloseReasonEnum, { nullable: true, description: 'Only of a case that is CLOSED, or becomes it.' })
  closeReason?: CaseCloseReason | null

  @Field(() => CasePriorityEnum, { nullable: true })
  priority?: CasePriority | null

  @Field(() => ID, { nullable: true, description: 'Null unassigns.' })
  assigneeId?: string | null

  @Field(() => ID, { nullable: true, description: 'Moves the case, which gets a new key; the old one still finds it.' })
  projectId?: string | null
}

@InputType({ description: 'What a list of cases is sorted by; cases without a value come last.' })
export class CaseSortInput {
  @Field(() => String, {
    description: 'createdAt, updatedAt, closedAt, priority, status, title, key, project, signalCount, assignee.name …',
  })
  field: string

  @Field(() => SortDirectionEnum, {
    nullable: true,
    defaultValue: 'DESC',
    description: 'DESC begins with the newest, the most urgent and the closed.',
  })
  direction?: SortDirection | null
}

@InputType()
export class NotebookCellInput {
  @Field(() => ID, { nullable: true, description: 'Of the cell that is written again; left out for a new one.' })
  id?: string | null

  @Field(() => NotebookCellKindEnum)
  kind: NotebookCellKind

  @Field(() => String, { description: 'At most 100,000 characters; of a query, in the search language.' })
  body: string
}
