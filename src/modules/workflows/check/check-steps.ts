import type { Action } from '../../actions/index.ts'
import { compileCondition } from '../language/condition.ts'
import type { WorkflowParameter, WorkflowStep } from '../workflow.ts'
import { checkGraph } from './check-graph.ts'
import { checkParameters } from './check-parameters.ts'
import { checkReferences } from './check-references.ts'
import { expected, reading } from './problem.ts'

export interface StepRequest {
  readonly name: string
  readonly action: string
  readonly parameters: Readonly<Record<string, unknown>>
  readonly next?: readonly string[] | null | undefined
  readonly onError?: readonly string[] | null | undefined
  readonly retries?: number | null | undefined
  readonly when?: string | null | undefined
}

/** What a step can do: the catalog of actions and what the engine itself offers. */
export type FindAction = (id: string) => Pick<Action, 'id' | 'kind' | 'parameters'> | null

const NAME = /^[A-Za-z_][\w-]{0,59}$/
const MAX_STEPS = 100
const MAX_RETRIES = 10

export function checkSteps(
  requests: readonly StepRequest[],
  inputs: readonly WorkflowParameter[],
  find: FindAction,
  path: string,
): WorkflowStep[] {
  if (requests.length < 1 || requests.length > MAX_STEPS)
    throw expected(path, `1 to ${MAX_STEPS} steps`, requests.length)
  const names = new Set<string>()
  const steps = requests.map((request, index) => {
    const at = `${path}.${index}`
    if (!NAME.test(request.name))
      throw expected(`${at}.name`, 'a name of letters, digits, _ and -, such as look_up', request.name)
    if (names.has(request.name)) throw expected(`${at}.name`, 'names that differ', request.name)
    names.add(request.name)
    return toStep(request, at)
  })
  const before = checkGraph(steps, path)
  const inputNames = new Set(inputs.map(({ name }) => name))
  for (const [index, step] of steps.entries()) {
    const at = `${path}.${index}`
    const action = find(step.action)
    if (!action) throw expected(`${at}.action`, 'the id of an action, which `workflowActions` lists', step.action)
    const known = { inputs: inputNames, steps: before.get(step.name) as ReadonlySet<string> }
    checkParameters(action, step.parameters, { ...known, secrets: action.kind === 'OUTSIDE' }, `${at}.parameters`)
    if (step.when !== null) {
      const { references } = reading(`${at}.when`, () => compileCondition(step.when as string))
      checkReferences(references, { ...known, secrets: false }, `${at}.when`)
    }
  }
  return steps
}

function toStep(request: StepRequest, at: string): WorkflowStep {
  const { name, action, parameters, retries, when } = request
  const allowed = retries ?? 0
  if (allowed < 0 || allowed > MAX_RETRIES) throw expected(`${at}.retries`, `0 to ${MAX_RETRIES}`, allowed)
  return {
    ...{ name, action, parameters, retries: allowed, when: when?.trim() || null },
    ...{ next: request.next ?? [], onError: request.onError ?? [] },
  }
}
