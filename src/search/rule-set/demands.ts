import type { Field } from '../field.ts'
import { dividePatterns } from '../like.ts'
import type { Plan, ValueTest } from '../plan.ts'
import { fold } from '../words.ts'

/** A document matches only if one of its values of the field is, folded, one of these. */
export interface Demand {
  readonly field: Field
  readonly values: readonly string[]
}

export function demandsOf(plan: Plan): readonly Demand[] {
  switch (plan.kind) {
    case 'leaf': {
      const values = equalsOf(plan.test)
      return values === null || values.includes('') ? [] : [{ field: plan.field, values: unique(values.map(fold)) }]
    }
    case 'and':
      return plan.plans.flatMap(demandsOf)
    case 'or':
      return shared(plan.plans.map(demandsOf))
    default:
      return []
  }
}

function equalsOf(test: ValueTest): readonly string[] | null {
  if (test.kind === 'equals') return test.values
  if (test.kind !== 'like') return null
  const { texts, forms } = dividePatterns(test.patterns)
  return forms.length === 0 ? texts : null
}

/** Of alternatives only what each of them demands is demanded, and then any of their values will do. */
function shared(alternatives: readonly (readonly Demand[])[]): readonly Demand[] {
  const [first = [], ...rest] = alternatives
  return first.flatMap(({ field, values }) => {
    const others = rest.map((demands) => demands.find((other) => other.field.name === field.name))
    if (others.some((other) => other === undefined)) return []
    return [{ field, values: unique([...values, ...others.flatMap((other) => other?.values ?? [])]) }]
  })
}

const unique = (texts: readonly string[]): string[] => [...new Set(texts)]
