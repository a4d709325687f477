import { type Expression, type Reference, TemplateError, type TemplateNode, type Test } from './template-ast.ts'
import { MAX_TEMPLATE_LENGTH, parseTemplate } from './template-parser.ts'

/** What a template is filled with. */
export interface TemplateValues {
  /** By name, such as `rule_name` or `events_matched_per_query.a`. */
  readonly variables: Readonly<Record<string, string>>
  attribute(path: string): readonly string[]
  /** The values of a tag, or of host, service and source. */
  tag(key: string): readonly string[]
}

/** Values come from logs, so that somebody else decides how long they are. */
const MAX_RENDERED = MAX_TEMPLATE_LENGTH

/** Fills in a template. What it refers to and is not there is left out; values are put in as they are and never read as a template. */
export function renderTemplate(template: string, values: TemplateValues): string {
  const written: string[] = []
  write(nodesOf(template), values, written)
  const text = written.join('')
  return text.length > MAX_RENDERED ? `${text.slice(0, MAX_RENDERED - 1)}…` : text
}

/** What is wrong with a template, and where; null for one that can be filled in. */
export function templateFault(template: string): TemplateError | null {
  try {
    parseTemplate(template)
    return null
  } catch (error) {
    if (error instanceof TemplateError) return error
    throw error
  }
}

/** A template that does not parse is shown as it is: a signal without its text is worse than one with a raw text. */
function nodesOf(template: string): readonly TemplateNode[] {
  if (!template.includes('{{')) return [{ kind: 'text', text: template }]
  try {
    return parseTemplate(template)
  } catch {
    return [{ kind: 'text', text: template }]
  }
}

function write(nodes: readonly TemplateNode[], values: TemplateValues, written: string[]): void {
  for (const node of nodes) {
    switch (node.kind) {
      case 'text':
        written.push(node.text)
        break
      case 'value':
        written.push(textOf(node.reference, values))
        break
      case 'urlencode':
        written.push(encodeURIComponent(wellFormed(textOf(node.reference, values))))
        break
      case 'eval':
        written.push(formatNumber(evaluate(node.expression, values)))
        break
      case 'local_time':
        written.push(localTime(textOf(node.reference, values), node.zone))
        break
      case 'choice':
        write(holds(node.test, values) !== node.negated ? node.body : node.otherwise, values, written)
    }
  }
}

function lookUp(reference: Reference, values: TemplateValues): readonly string[] {
  switch (reference.kind) {
    case 'attribute':
      return values.attribute(reference.path)
    case 'tag':
      return values.tag(reference.key)
    case 'variable': {
      const value = values.variables[reference.name]
      return value === undefined ? [] : [value]
    }
  }
}

const textOf = (reference: Reference, values: TemplateValues): string => lookUp(reference, values).join(', ')

/** Of several values one that fits is enough. */
function holds(test: Test, values: TemplateValues): boolean {
  const found = lookUp(test.subject, values)
  switch (test.kind) {
    case 'if':
      return found.some((value) => value !== '' && value !== 'false')
    case 'is_match':
      return found.some((value) => test.texts.some((text) => value.includes(text)))
    case 'is_exact_match':
      // "" asks whether there is nothing.
      return (found.length ? found : ['']).some((value) => test.texts.includes(value))
  }
}

function evaluate(expression: Expression, values: TemplateValues): number {
  switch (expression.kind) {
    case 'number':
      return expression.value
    case 'reference': {
      const text = lookUp(expression.reference, values)[0]?.trim()
      return text ? Number(text) : Number.NaN
    }
    case 'operation': {
      const left = evaluate(expression.left, values)
      const right = evaluate(expression.right, values)
      switch (expression.operator) {
        case '+':
          return left + right
        case '-':
          return left - right
        case '*':
          return left * right
        case '/':
          return left / right
        case '%':
          return left % right
      }
    }
  }
}

const formatNumber = (value: number): string => (Number.isFinite(value) ? String(Number(value.toPrecision(15))) : '')

function localTime(text: string, zone: string): string {
  const date = new Date(/^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text)
  if (text === '' || !Number.isFinite(date.getTime())) return text
  const parts = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' })
  return `${parts.format(date)} ${zone}`
}

/** Half a surrogate pair is no character, and encodeURIComponent throws at it. */
const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\ufffd')
