import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import { Actor } from '../../graphql/actor.ts'
import { connectionOf } from '../../graphql/connection.ts'
import { enumOf } from '../../graphql/enums.ts'
import { Node } from '../../graphql/node.ts'
import { DateTime } from '../../graphql/scalars.ts'
import {
  BULK_ACTION_KINDS,
  BULK_ACTION_STATES,
  BULK_OUTCOMES,
  type BulkActionKind,
  type BulkActionState,
  type BulkOutcome,
} from './bulk-action.ts'

const BulkActionKindEnum = enumOf(BULK_ACTION_KINDS)
registerEnumType(BulkActionKindEnum, {
  name: 'BulkActionKind',
  description: 'What a bulk action does to its signals.',
  valuesConfig: {
    TRIAGE: { description: 'Sets their state.' },
    ASSIGN: { description: 'Gives them to a person, or takes them from whoever has them.' },
    CREATE_CASE: { description: 'Makes them part of a new case.' },
    ADD_TO_CASE: { description: 'Makes them part of an existing case.' },
    ADD_TO_INCIDENT: { description: 'Makes them part of an incident.' },
    RUN_WORKFLOW: { description: 'Starts a run of a workflow for each of them.' },
    UNDO: { description: 'Takes back what another bulk action has changed.' },
  },
})

const BulkActionStateEnum = enumOf(BULK_ACTION_STATES)
registerEnumType(BulkActionStateEnum, {
  name: 'BulkActionState',
  description: 'How far a bulk action is.',
  valuesConfig: {
    RUNNING: { description: 'Its signals are chosen, and are worked on.' },
    COMPLETED: { description: 'Each of its signals has an outcome, which may be FAILED.' },
    CANCELLED: { description: 'It was ended early. What was done stays done; the other signals have no outcome.' },
  },
})

export const BulkOutcomeEnum = enumOf(BULK_OUTCOMES)
registerEnumType(BulkOutcomeEnum, {
  name: 'BulkOutcome',
  description: 'What became of one signal.',
  valuesConfig: {
    CHANGED: {
      description:
        'It is as it was wished to be; of RUN_WORKFLOW, a run has been started for it. In a dry run, that would be so.',
    },
    UNCHANGED: { description: 'It was so already.' },
    FAILED: { description: 'It could not be changed; code and message say why.' },
  },
})

@ObjectType('BulkAction', {
  implements: Node,
  description:
    'Something that is done to many signals. They are chosen once, when it starts: neither changes nor new signals alter which ones they are. When it is completed, total = changed + unchanged + failed.',
})
export class BulkActionType extends Node {
  @Field(() => BulkActionKindEnum)
  kind: BulkActionKind

  @Field(() => BulkActionStateEnum)
  state: BulkActionState

  @Field(() => Boolean, { description: 'Whether it only says what would become of the signals.' })
  dryRun: boolean

  @Field(() => Int, { description: 'Signals that were chosen.' })
  total: number

  @Field(() => Int, {
    description: 'Signals that it has changed so far, or started runs for; of a dry run, for which it would.',
  })
  changed: number

  @Field(() => Int, { description: 'Signals that were already as they were to be.' })
  unchanged: number

  @Field(() => Int, { description: 'Signals for which it could not be done.' })
  failed: number

  @Field(() => DateTime, { description: 'When the signals were chosen.' })
  startedAt: Date

  @Field(() => DateTime, { nullable: true, description: 'Null while it is at work.' })
  finishedAt: Date | null

  @Field(() => Actor, {
    description: 'Who started it. What that actor was allowed to do then holds until it is finished.',
  })
  startedBy: Actor

  @Field(() => Boolean, {
    description:
      'Whether `undoBulkAction` takes it: it is finished, has changed something, and is not undone yet. Never of RUN_WORKFLOW.',
  })
  undoable: boolean
}

export const BulkActionConnection = connectionOf(() => BulkActionType, 'BulkAction')

@ObjectType({ description: 'What became of one signal of a bulk action.' })
export class BulkSignalOutcome {
  @Field(() => ID)
  signalId: string

  @Field(() => BulkOutcomeEnum)
  outcome: BulkOutcome

  @Field(() => String, {
    nullable: true,
    description:
      'Of FAILED, as `extensions.code` would say it: NOT_FOUND; LOCKED for a signal that can no longer be changed; CONFLICT for one that somebody has changed since, which an undo leaves as it is; of RUN_WORKFLOW, RATE_LIMITED where the run is recorded as SKIPPED, and BAD_USER_INPUT where the workflow cannot be run like that any more; INTERNAL_SERVER_ERROR.',
  })
  code: string | null

  @Field(() => String, { nullable: true, description: 'Of FAILED: why.' })
  message: string | null
}

export const BulkSignalOutcomeConnection = connectionOf(() => BulkSignalOutcome, 'BulkSignalOutcome')
