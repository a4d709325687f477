import { badInput, type DomainError } from '../../../kernel/errors.ts'
import { ConditionError } from '../condition.ts'
import { TemplateError } from '../template-ast.ts'
import { parseTemplate } from '../template-parser.ts'

export interface RuleFault {
  /** Path of what is wrong, such as `queries.0.query`. */
  readonly path: string
  readonly message: string
  /** Where in that text, in UTF-16 code units. */
  readonly offset?: number
  readonly length?: number
}

export const fault = (path: string, message: string): RuleFault => ({ path, message })

export const countFaults = (path: string, number: number, least: number, most: number): RuleFault[] => {
  if (number >= least && number <= most) return []
  return [
    fault(path, least === most ? `Expected ${least}, got ${number}.` : `Expected ${least} to ${most}, got ${number}.`),
  ]
}

export function templateFaults(path: string, template: string): RuleFault[] {
  return faultsOf(path, () => parseTemplate(template))
}

/** What is wrong with a text, by its reader. */
export function faultsOf(path: string, read: () => unknown): RuleFault[] {
  try {
    read()
    return []
  } catch (error) {
    if (!(error instanceof TemplateError || error instanceof ConditionError)) throw error
    return [{ path, message: error.message, offset: error.offset, length: error.length }]
  }
}

/** Refuses the argument `input`: the first fault as any bad input has it, and all of them as a list. */
export function invalidRule(faults: readonly RuleFault[]): DomainError {
  const errors = faults.map(({ path, ...rest }) => ({ path: `input.${path}`, ...rest }))
  const [{ path, message, ...place }] = errors as [RuleFault]
  return badInput(path, message, { ...place, errors })
}
