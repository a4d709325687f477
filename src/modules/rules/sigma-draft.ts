import type { ImportedRule } from '../../sigma/index.ts'
import type { RuleDefinition } from './rule.ts'
import { MAX_NAME_LENGTH } from './rule-limits.ts'
import { validateRule } from './validation/validate-rule.ts'

/** What a Sigma rule is as one of ours. Its title is somebody's text: what a template would fill in is taken apart. */
export function definitionOfSigma(rule: ImportedRule, enabled: boolean): RuleDefinition {
  const { name, message, type, method, tags, queries, cases, options } = rule
  return {
    name: name.replaceAll('{{', '{ {').slice(0, MAX_NAME_LENGTH),
    ...{ message, enabled, type, method, tags, cases, options },
    queries: queries.map(({ matcher, ...query }) => (matcher ? { ...query, matcher } : query)),
  }
}

const MAX_ID_LENGTH = 200

/** Why a Sigma rule cannot be one of ours; null if it can. */
export function faultOfSigma({ sigmaId }: ImportedRule, definition: RuleDefinition): string | null {
  if (sigmaId !== null && sigmaId.length > MAX_ID_LENGTH)
    return `Expected an id of at most ${MAX_ID_LENGTH} characters, got ${sigmaId.length}.`
  if (![sigmaId, definition].every(isStorable))
    return 'Expected texts without the character NUL and without halves of characters.'
  const [fault] = validateRule(definition)
  return fault ? `${fault.path}: ${fault.message}` : null
}

/** PostgreSQL takes no text with these. */
const NO_CHARACTER = /\0|\p{Surrogate}/u

function isStorable(value: unknown): boolean {
  if (typeof value === 'string') return !NO_CHARACTER.test(value)
  return typeof value !== 'object' || value === null || Object.values(value).every(isStorable)
}
