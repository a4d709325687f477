import { DomainError } from '../../kernel/errors.ts'
import { OutboundFault } from '../../outbound/index.ts'
import type { Transaction } from '../../stores/postgres.ts'
import {
  type ActionCall,
  ActionFault,
  type ActionOutput,
  type ActionOutputs,
  type ActionParameter,
  type LocalAction,
  type OutsideAction,
  type ValueType,
} from './action.ts'
import { Given } from './given.ts'

interface Definition {
  readonly id: string
  readonly name: string
  readonly description: string
  readonly parameters: readonly ActionParameter[]
  /** Types by name. */
  readonly outputs: Readonly<Record<string, ValueType>>
}

export function localAction(
  definition: Definition,
  perform: (given: Given, tx: Transaction, call: ActionCall) => Promise<ActionOutputs>,
): LocalAction {
  return {
    ...described(definition),
    kind: 'LOCAL',
    perform: (tx, call) => faultsOf(() => perform(new Given(call.parameters), tx, call)),
  }
}

export type OutsideCall = Parameters<OutsideAction['perform']>[0]

export function outsideAction(
  definition: Definition,
  perform: (given: Given, call: OutsideCall) => Promise<ActionOutputs>,
): OutsideAction {
  return {
    ...described(definition),
    kind: 'OUTSIDE',
    perform: (call) => faultsOf(() => perform(new Given(call.parameters), call)),
  }
}

type Details = Pick<ActionParameter, 'allowedValues'>

export const required = (
  name: string,
  type: ValueType,
  description: string,
  details: Details = {},
): ActionParameter => ({ name, type, required: true, description, ...details })

export const optional = (
  name: string,
  type: ValueType,
  description: string,
  details: Details = {},
): ActionParameter => ({ name, type, required: false, description, ...details })

const described = ({ outputs, ...rest }: Definition) => ({
  ...rest,
  outputs: Object.entries(outputs).map(([name, type]): ActionOutput => ({ name, type })),
})

/** What a service, or another server, refuses is a fault of the step; whatever else is thrown is a bug. */
async function faultsOf(perform: () => Promise<ActionOutputs>): Promise<ActionOutputs> {
  try {
    return await perform()
  } catch (error) {
    if (error instanceof DomainError) throw new ActionFault(error.message)
    if (error instanceof OutboundFault) throw new ActionFault(error.message, error.passing, error.reworded)
    throw error
  }
}
