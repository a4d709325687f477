import { badInput } from '../../kernel/errors.ts'
import { readFieldText } from './field-values.ts'
import type { FieldDefinition, FieldRequest, IncidentFieldType } from './template-field.ts'

const MAX_FIELDS = 50
const MAX_OPTIONS = 500
const MAX_OPTION = 200
const CHOICES: readonly IncidentFieldType[] = ['DROPDOWN', 'MULTISELECT']

export function checkDefinitions(requests: readonly FieldRequest[], path: string): FieldDefinition[] {
  if (requests.length > MAX_FIELDS) {
    throw badInput(path, `Expected at most ${MAX_FIELDS} fields, got ${requests.length}.`)
  }
  const names = new Set<string>()
  return requests.map((request, index) => {
    const definition = checkDefinition(request, `${path}.${index}`)
    if (names.has(definition.name)) {
      throw badInput(`${path}.${index}.name`, `Expected each field once, got ${definition.name} again.`)
    }
    names.add(definition.name)
    return definition
  })
}

function checkDefinition(request: FieldRequest, path: string): FieldDefinition {
  const { name, type } = request
  if (!/^[a-z][a-z0-9_]{0,63}$/.test(name)) {
    throw badInput(
      `${path}.name`,
      `Expected a name of lower-case letters, digits and _ such as root_cause, got ${JSON.stringify(name.slice(0, 80))}.`,
    )
  }
  const label = request.label?.trim() || name
  if (label.length > 100) {
    throw badInput(`${path}.label`, `Expected a label of at most 100 characters, got ${label.length}.`)
  }
  const options = checkOptions(type, request.options ?? [], `${path}.options`)
  const given = request.default?.trim() || null
  const definition = { name, label, type, required: request.required ?? false, options, default: given }
  if (given !== null) readFieldText(definition, given, `${path}.default`)
  return definition
}

function checkOptions(type: IncidentFieldType, options: readonly string[], path: string): readonly string[] {
  if (CHOICES.includes(type) && options.length === 0) {
    throw badInput(path, `Expected the options of a ${type} field, got none.`)
  }
  if (!CHOICES.includes(type) && type !== 'AUTOCOMPLETE' && options.length > 0) {
    throw badInput(path, `Expected no options for a ${type} field, got ${options.length}.`)
  }
  if (options.length > MAX_OPTIONS) {
    throw badInput(path, `Expected at most ${MAX_OPTIONS} options, got ${options.length}.`)
  }
  const trimmed = options.map((option) => option.trim())
  const wrong = trimmed.find(
    (option, index) => option === '' || option.length > MAX_OPTION || trimmed.indexOf(option) < index,
  )
  if (wrong === undefined) return trimmed
  throw badInput(
    path,
    `Expected different options of 1 to ${MAX_OPTION} characters, got ${JSON.stringify(wrong.slice(0, 80))}.`,
  )
}
