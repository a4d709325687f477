import { badInput } from '../../../kernel/errors.ts'
import type { WorkflowParameter } from '../workflow.ts'
import { isAllowed, isOfType, readText, TYPE_NAMES } from './check-value.ts'
import { expected } from './problem.ts'

type Values = Readonly<Record<string, unknown>>

const MAX_SIZE = 256_000

/** The inputs of a run: what was given, and the defaults. Inputs that are required and not there are one error that lists them all. */
export function givenInputs(parameters: readonly WorkflowParameter[], given: Values, path: string): Values {
  const size = JSON.stringify(given).length
  if (size > MAX_SIZE) throw expected(path, `at most ${MAX_SIZE} characters of JSON`, size)
  const known = new Map(parameters.map((parameter) => [parameter.name, parameter]))
  for (const [name, value] of Object.entries(given)) {
    const parameter = known.get(name)
    if (!parameter) throw expected(`${path}.${name}`, listed([...known.keys()]), name)
    if (value !== null) checkGiven(parameter, value, `${path}.${name}`)
  }
  const values = parameters.map((parameter) => [parameter.name, given[parameter.name] ?? defaultOf(parameter)] as const)
  const missing = parameters.filter(({ name, required }) => required && (given[name] ?? null) === null)
  if (missing.length > 0) throw missingInputs(missing, path)
  return Object.fromEntries(values.filter(([, value]) => value !== undefined))
}

function checkGiven({ type, allowedValues }: WorkflowParameter, value: unknown, path: string): void {
  if (!isOfType(value, type)) throw expected(path, TYPE_NAMES[type], value)
  if (!isAllowed(value, allowedValues)) throw expected(path, `one of ${allowedValues?.join(', ')}`, value)
}

const defaultOf = ({ default: text, type }: WorkflowParameter): unknown =>
  text === null ? undefined : readText(text, type)

const listed = (names: readonly string[]): string =>
  names.length ? `an input of the workflow, which are ${names.join(', ')}` : 'no inputs, since the workflow has none'

const missingInputs = (missing: readonly WorkflowParameter[], path: string) =>
  badInput(path, `Expected values for ${missing.map(({ name }) => name).join(', ')}, got none.`, {
    missing: missing.map(({ name, type, label, allowedValues }) => ({ name, type, label, allowedValues })),
  })
