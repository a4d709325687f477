import type { Viewer } from '../../kernel/viewer.ts'
import type { Transaction } from '../../stores/postgres.ts'

export const VALUE_TYPES = ['STRING', 'NUMBER', 'BOOLEAN', 'OBJECT', 'ARRAY'] as const
export type ValueType = (typeof VALUE_TYPES)[number]

export interface ActionParameter {
  readonly name: string
  readonly type: ValueType
  readonly required: boolean
  readonly description: string
  /** Where only these are taken. */
  readonly allowedValues?: readonly string[]
}

export interface ActionOutput {
  readonly name: string
  readonly type: ValueType
}

/** One execution of an action. */
export interface ActionCall {
  /** Who acts: the workflow, with the permissions of whoever owns it. */
  readonly viewer: Viewer
  /** The same whenever this execution is tried again, and no other's: targets that know keys get it, so that nothing is done twice. */
  readonly key: string
  /** Checked against the action's parameters; templates are filled in. */
  readonly parameters: Readonly<Record<string, unknown>>
}

export type ActionOutputs = Readonly<Record<string, unknown>>

export interface DescribedAction {
  /** Such as `http.request`. */
  readonly id: string
  readonly name: string
  readonly description: string
  readonly parameters: readonly ActionParameter[]
  readonly outputs: readonly ActionOutput[]
}

/** Changes what Signalbox holds, in the transaction that also notes that it is done: exactly once. */
export interface LocalAction extends DescribedAction {
  readonly kind: 'LOCAL'
  perform(tx: Transaction, call: ActionCall): Promise<ActionOutputs>
}

/** Reaches another server, outside of any transaction: once, where that knows keys; after a crash perhaps twice, where not. */
export interface OutsideAction extends DescribedAction {
  readonly kind: 'OUTSIDE'
  perform(call: ActionCall & { readonly signal: AbortSignal }): Promise<ActionOutputs>
}

export type Action = LocalAction | OutsideAction

/** Why an action failed, meant for whoever reads the run. */
export class ActionFault extends Error {
  override readonly name = 'ActionFault'

  constructor(
    message: string,
    /** It may work when it is tried again. */
    readonly passing = false,
    /** The message anew, with what another server said changed before it is shortened. */
    readonly reworded?: (change: (said: string) => string) => string,
  ) {
    super(message)
  }
}
