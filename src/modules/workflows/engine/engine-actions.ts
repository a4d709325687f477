import type { DescribedAction } from '../../actions/index.ts'

export const WAIT = 'wait'
export const RUN_WORKFLOW = 'workflow.run'

/** What the engine itself does. */
export const ENGINE_ACTIONS: readonly DescribedAction[] = [
  {
    id: WAIT,
    name: 'Wait',
    description: 'Lets time pass before what follows; up to 7 days. A wait outlives restarts.',
    parameters: [
      { name: 'duration', type: 'STRING', required: true, description: 'ISO 8601, such as PT15M or P1D; at most P7D.' },
    ],
    outputs: [],
  },
  {
    id: RUN_WORKFLOW,
    name: 'Run a workflow',
    description:
      'Runs another published workflow for the same signal, case or incident, and waits for its outputs. It fails when that run does. At most 5 within each other, and none within itself.',
    parameters: [
      { name: 'workflow', type: 'STRING', required: true, description: 'Id or handle of the workflow.' },
      { name: 'inputs', type: 'OBJECT', required: false, description: 'Its inputs by name.' },
    ],
    outputs: [
      { name: 'runId', type: 'STRING' },
      { name: 'outputs', type: 'OBJECT' },
    ],
  },
]

/** As the definition of a workflow sees it. */
export function findEngineAction(id: string): (DescribedAction & { readonly kind: 'LOCAL' }) | null {
  const action = ENGINE_ACTIONS.find((one) => one.id === id)
  return action ? { ...action, kind: 'LOCAL' } : null
}
