import type { ValueType } from '../../actions/index.ts'
import type { WorkflowParameter } from '../workflow.ts'
import { isAllowed, readText, TYPE_NAMES } from './check-value.ts'
import { expected } from './problem.ts'

export interface ParameterRequest {
  readonly name: string
  readonly label?: string | null | undefined
  readonly type: ValueType
  readonly required?: boolean | null | undefined
  readonly default?: string | null | undefined
  readonly allowedValues?: readonly string[] | null | undefined
}

const NAME = /^[A-Za-z_]\w{0,59}$/
const MAX_INPUTS = 50
const MAX_TEXT = 10_000
const MAX_ALLOWED = 200

/** What a workflow asks whoever runs it for. */
export function checkInputs(requests: readonly ParameterRequest[], path: string): WorkflowParameter[] {
  if (requests.length > MAX_INPUTS) throw expected(path, `at most ${MAX_INPUTS} inputs`, requests.length)
  const names = new Set<string>()
  return requests.map((request, index) => {
    const at = `${path}.${index}`
    if (!NAME.test(request.name))
      throw expected(`${at}.name`, 'a name of letters, digits and _, such as channel', request.name)
    if (names.has(request.name)) throw expected(`${at}.name`, 'names that differ', request.name)
    names.add(request.name)
    return checkInput(request, at)
  })
}

function checkInput(request: ParameterRequest, at: string): WorkflowParameter {
  const { name, type, label = null, default: given = null } = request
  const allowedValues = request.allowedValues?.length ? request.allowedValues : null
  if (label !== null && label.length > 200) throw expected(`${at}.label`, 'at most 200 characters', label.length)
  if ((allowedValues?.length ?? 0) > MAX_ALLOWED)
    throw expected(`${at}.allowedValues`, `at most ${MAX_ALLOWED} values`, allowedValues?.length)
  for (const [index, value] of (allowedValues ?? []).entries()) checkText(value, type, `${at}.allowedValues.${index}`)
  if (given !== null) {
    const value = checkText(given, type, `${at}.default`)
    if (!isAllowed(value, allowedValues)) throw expected(`${at}.default`, `one of ${allowedValues?.join(', ')}`, given)
  }
  return { name, label, type, required: given === null && (request.required ?? true), default: given, allowedValues }
}

function checkText(text: string, type: ValueType, path: string): unknown {
  if (text.length > MAX_TEXT) throw expected(path, `at most ${MAX_TEXT} characters`, text.length)
  const value = readText(text, type)
  if (value === undefined) throw expected(path, `${TYPE_NAMES[type]}, written as JSON`, text)
  return value
}
