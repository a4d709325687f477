import type { Action, ActionParameter } from '../../actions/index.ts'
import { compileTemplate } from '../language/template.ts'
import { checkReferences, type Known } from './check-references.ts'
import { isAllowed, isOfType, TYPE_NAMES } from './check-value.ts'
import { expected, reading } from './problem.ts'

const MAX_SIZE = 256_000

/** What a step gives to its action, as far as it is known before any run. */
export function checkParameters(
  action: Pick<Action, 'id' | 'parameters'>,
  given: Readonly<Record<string, unknown>>,
  known: Known,
  path: string,
): void {
  const size = JSON.stringify(given).length
  if (size > MAX_SIZE) throw expected(path, `at most ${MAX_SIZE} characters of JSON`, size)
  const declared = new Map(action.parameters.map((parameter) => [parameter.name, parameter]))
  for (const [name, value] of Object.entries(given)) {
    const at = `${path}.${name}`
    const parameter = declared.get(name)
    if (!parameter) throw expected(at, `a parameter of ${action.id}: ${[...declared.keys()].join(', ')}`, name)
    if (value !== null) checkParameter(parameter, value, known, at)
  }
  const missing = action.parameters.find(({ name, required }) => required && (given[name] ?? null) === null)
  if (missing) throw expected(`${path}.${missing.name}`, `${TYPE_NAMES[missing.type]}, which ${action.id} needs`, null)
}

function checkParameter({ type, allowedValues }: ActionParameter, value: unknown, known: Known, at: string): void {
  const template = reading(at, () => compileTemplate(value))
  checkReferences(template.references, known, at)
  // What it will be is known in a run.
  if (template.isExact) return
  if (!isOfType(value, type)) throw expected(at, TYPE_NAMES[type], value)
  if (template.isLiteral && type !== 'OBJECT' && type !== 'ARRAY' && !isAllowed(value, allowedValues))
    throw expected(at, `one of ${allowedValues?.join(', ')}`, value)
}
