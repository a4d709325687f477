import type { Field } from '../field.ts'
import type { Plan, TextualTest, ValueTest } from '../plan.ts'
import type { Pattern } from '../query.ts'
import { fold } from '../words.ts'
import { expressionLiterals } from './expression-literals.ts'

/** A piece of text that some value of the field has in it; null is any attribute. Folded, and ASCII alone. */
export interface Anchor {
  readonly field: Field | null
  readonly literal: string
}

/** A document matches only if it has one of the anchors. */
export type AnchorGroup = readonly Anchor[]

/** The groups all of which a document must satisfy; none when nothing can be told. `besides` are fields that need no anchor. */
export function anchorGroups(plan: Plan, besides: ReadonlySet<string>): AnchorGroup[] {
  switch (plan.kind) {
    case 'leaf':
      return besides.has(plan.field.name) ? [] : groupsOf(plan.field, plan.test)
    case 'every-attribute':
      return groupsOf(null, plan.test)
    case 'and':
      return plan.plans.flatMap((part) => anchorGroups(part, besides))
    case 'or': {
      const best = plan.plans.map((part) => bestGroups(anchorGroups(part, besides), 1)[0])
      return best.some((group) => group === undefined) ? [] : [best.flatMap((group) => group ?? [])]
    }
    default:
      return []
  }
}

/** Those least likely to be met by accident. */
export const bestGroups = (groups: readonly AnchorGroup[], count: number): AnchorGroup[] =>
  groups.toSorted((one, other) => likelihood(one) - likelihood(other)).slice(0, count)

const likelihood = (group: AnchorGroup): number =>
  group.reduce((sum, { literal }) => sum + 1 / (literal.length * literal.length), 0)

function groupsOf(field: Field | null, test: ValueTest): AnchorGroup[] {
  if (test.kind === 'present') return []
  const alternatives = literalsOf(test)
  if (!alternatives || alternatives.length === 0) return []
  const literals = alternatives.map(longestRun)
  return literals.includes('') ? [] : [[...new Set(literals)].map((literal) => ({ field, literal }))]
}

/** Of each alternative texts that it must have, of which the longest piece will be taken. */
function literalsOf(test: TextualTest): readonly (readonly string[])[] | null {
  switch (test.kind) {
    case 'equals':
      return test.values.map((value) => [value])
    case 'like':
      return test.patterns.map(textsOf)
    case 'matches':
    case 'contains':
      return [textsOf(test.pattern)]
    case 'words':
      return [[test.words.piece]]
    case 'regex': {
      const literals = test.expressions.map(expressionLiterals)
      return literals.some((found) => found === null)
        ? null
        : literals.flatMap((found) => found ?? []).map((literal) => [literal])
    }
    default:
      return null
  }
}

const textsOf = (pattern: Pattern): string[] => pattern.filter((part): part is string => typeof part === 'string')

/** Folding of what is not ASCII depends on what surrounds it. */
function longestRun(texts: readonly string[]): string {
  const runs = texts.flatMap((text) => fold(text).split(/[^\0-\x7f]+/))
  return runs.reduce((longest, run) => (run.length > longest.length ? run : longest), '')
}
