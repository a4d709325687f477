import { joinedField } from '../any-field.ts'
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

/** Of alternatives only what each of them demands is demanded, and then any of their values will do; of any of their fields, if need be. */
function shared(alternatives: readonly (readonly Demand[])[]): readonly Demand[] {
  const [first = [], ...rest] = alternatives
  const common = first.flatMap(({ field, values }) => {
    const others = rest.map((demands) => demands.find((other) => other.field.name === field.name))
    if (others.some((other) => other === undefined)) return []
    return [{ field, values: unique([...values, ...others.flatMap((other) => other?.values ?? [])]) }]
  })
  if (common.length > 0) return common
  const picked = alternatives.map(([demand]) => demand).filter((demand) => demand !== undefined)
  return picked.length < alternatives.length ? [] : joined(picked)
}

function joined(demands: readonly Demand[]): readonly Demand[] {
  const fields = [...new Map(demands.map(({ field }) => [field.name, field])).values()]
  // Fields that are put together already would have to be taken apart.
  if (fields.some(({ parts }) => parts.length > 0)) return []
  return [{ field: joinedField(fields), values: unique(demands.flatMap(({ values }) => values)) }]
}

const unique = (texts: readonly string[]): string[] => [...new Set(texts)]
