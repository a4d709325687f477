import type { Reference } from '../language/reference.ts'
import { expected } from './problem.ts'

/** What can be spoken of at a place of a definition. */
export interface Known {
  readonly inputs: ReadonlySet<string>
  /** Steps that can have run before. */
  readonly steps: ReadonlySet<string>
  /** Whether secrets may be named. */
  readonly secrets: boolean
}

const OF_A_STEP = ['output', 'error', 'state']
const OF_THE_WORKFLOW = ['id', 'name', 'handle', 'version']
const OF_THE_RUN = ['id', 'startedAt', 'trigger']
const SECRET = /^\w+$/

export function checkReferences(references: readonly Reference[], known: Known, path: string): void {
  for (const reference of references) {
    const wish = faultOf(reference, known)
    if (wish) throw expected(path, wish, `{{${reference.text}}}`)
  }
}

/** What was expected instead; null when all is well. */
function faultOf({ root, path: [first, second, ...rest] }: Reference, known: Known): string | null {
  switch (root) {
    case 'inputs':
      return first !== undefined && known.inputs.has(first)
        ? null
        : `an input of the workflow (${listed(known.inputs)})`
    case 'steps':
      if (first === undefined || !known.steps.has(first))
        return `a step that can have run before (${listed(known.steps)})`
      return second !== undefined && OF_A_STEP.includes(second) ? null : `steps.${first}.output, .error or .state`
    case 'secrets':
      if (!known.secrets) return 'no secrets, which are given to actions that reach other servers alone'
      return first !== undefined && SECRET.test(first) && second === undefined && !rest.length ? null : 'secrets.NAME'
    case 'workflow':
      return first !== undefined && OF_THE_WORKFLOW.includes(first) ? null : `workflow.${OF_THE_WORKFLOW.join(', .')}`
    case 'run':
      return first !== undefined && OF_THE_RUN.includes(first) ? null : `run.${OF_THE_RUN.join(', .')}`
    default:
      return null
  }
}

const listed = (names: ReadonlySet<string>): string => (names.size ? [...names].join(', ') : 'there is none')
