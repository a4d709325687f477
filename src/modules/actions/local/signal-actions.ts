import type { Transaction } from '../../../stores/postgres.ts'
import {
  ARCHIVE_REASONS,
  type SignalBatch,
  type SignalService,
  type SignalWish,
  TRIAGE_STATES,
} from '../../signals/index.ts'
import { type ActionCall, ActionFault, type ActionOutputs, type LocalAction } from '../action.ts'
import { localAction, optional, required } from '../define.ts'

interface Deps {
  readonly batch: Pick<SignalBatch, 'apply' | 'check'>
  readonly service: Pick<SignalService, 'commentIn'>
}

const SIGNAL = required('signalId', 'STRING', 'Id of the signal, such as {{signal.id}}.')

export function signalActions({ batch, service }: Deps): LocalAction[] {
  const wished = async (
    tx: Transaction,
    { viewer }: ActionCall,
    id: string,
    wish: SignalWish,
  ): Promise<ActionOutputs> => {
    await batch.check(viewer, wish, 'parameters')
    const [outcome] = await batch.apply(tx, viewer, [id], wish)
    if (!outcome || outcome.outcome === 'FAILED') throw new ActionFault(outcome?.message ?? 'There is no such signal.')
    const { triage, version } = outcome.outcome === 'CHANGED' ? outcome.after : outcome.signal
    const { state, assigneeId } = triage
    return { changed: outcome.outcome === 'CHANGED', state, assigneeId, version }
  }
  const outputs = { changed: 'BOOLEAN', state: 'STRING', assigneeId: 'STRING', version: 'NUMBER' } as const
  return [
    localAction(
      {
        id: 'signal.triage',
        name: 'Triage a signal',
        description: 'Brings a signal into a state. One that it has already is no error.',
        parameters: [
          SIGNAL,
          required('state', 'STRING', 'The state that it is to have.', { allowedValues: TRIAGE_STATES }),
          optional('archiveReason', 'STRING', 'Why it is archived; only with ARCHIVED.', {
            allowedValues: ARCHIVE_REASONS,
          }),
          optional('archiveComment', 'STRING', 'Only with ARCHIVED, at most 10,000 characters.'),
        ],
        outputs,
      },
      (given, tx, call) => {
        const state = given.oneOf('state', TRIAGE_STATES)
        if (!state) throw new ActionFault(`state: expected one of ${TRIAGE_STATES.join(', ')}, got none.`)
        const archiveReason = given.oneOf('archiveReason', ARCHIVE_REASONS) ?? undefined
        const archiveComment = given.textOrNull('archiveComment') ?? undefined
        const change = { state, ...(archiveReason && { archiveReason }), ...(archiveComment && { archiveComment }) }
        return wished(tx, call, given.text('signalId'), { kind: 'TRIAGE', change, path: 'parameters' })
      },
    ),
    localAction(
      {
        id: 'signal.assign',
        name: 'Assign a signal',
        description: 'Gives a signal to somebody, or to nobody.',
        parameters: [SIGNAL, optional('assigneeId', 'STRING', 'Id of an enabled user; nobody when left out.')],
        outputs,
      },
      (given, tx, call) =>
        wished(tx, call, given.text('signalId'), { kind: 'ASSIGN', assigneeId: given.textOrNull('assigneeId') }),
    ),
    localAction(
      {
        id: 'signal.comment',
        name: 'Comment on a signal',
        description: 'Adds a comment to the history of a signal.',
        parameters: [SIGNAL, required('comment', 'STRING', '1 to 10,000 characters.')],
        outputs: { signalId: 'STRING' },
      },
      async (given, tx, { viewer }) => {
        const { id } = await service.commentIn(tx, viewer, given.text('signalId'), given.text('comment'))
        return { signalId: id }
      },
    ),
  ]
}
