import { type Action, ActionFault, type ActionParameter } from '../../actions/index.ts'
import { isAllowed, isOfType, TYPE_NAMES } from '../check/check-value.ts'
import type { CompiledStep } from '../compiled-workflow.ts'
import type { Scope } from '../language/reference.ts'
import { MissingValue } from '../language/template.ts'

type Parameters = Readonly<Record<string, unknown>>

/** What the step gives to its action, with all places filled in. Throws an ActionFault for what is missing or of another type. */
export function parametersOf(
  { templates }: Pick<CompiledStep, 'templates'>,
  action: Pick<Action, 'parameters'>,
  scope: Scope,
): Parameters {
  const rendered = action.parameters.flatMap((parameter) => {
    const template = templates.get(parameter.name)
    return template
      ? [
          [
            parameter.name,
            fitted(
              parameter,
              rendering(parameter, () => template.render(scope)),
            ),
          ] as const,
        ]
      : []
  })
  return Object.fromEntries(rendered)
}

function rendering(parameter: ActionParameter, render: () => unknown): unknown {
  try {
    return render()
  } catch (error) {
    if (!(error instanceof MissingValue)) throw error
    throw new ActionFault(`${parameter.name}: ${error.message}`)
  }
}

function fitted({ name, type, allowedValues }: ActionParameter, value: unknown): unknown {
  const suited = type === 'STRING' && (typeof value === 'number' || typeof value === 'boolean') ? String(value) : value
  if (!isOfType(suited, type)) throw new ActionFault(`${name}: expected ${TYPE_NAMES[type]}, got ${kindOf(value)}.`)
  if (!isAllowed(suited, allowedValues)) throw new ActionFault(`${name}: expected one of ${allowedValues?.join(', ')}.`)
  return suited
}

const kindOf = (value: unknown): string => (value === null ? 'null' : Array.isArray(value) ? 'an array' : typeof value)
