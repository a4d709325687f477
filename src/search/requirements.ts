import type { FieldCatalog } from './catalog.ts'
import type { Field } from './field.ts'
import { type Plan, planQuery } from './plan.ts'
import type { Query } from './query.ts'

/** A document matches the query only if one of its values of the field is one of these. */
export interface Requirement {
  readonly field: Field
  readonly values: readonly string[]
}

/** What a query demands literally, so that queries can be indexed by it: `source:cloudtrail @evt.name:(A OR B)` demands two. */
export const requiredEquals = (query: Query, catalog: FieldCatalog): readonly Requirement[] =>
  requirementsOf(planQuery(query, catalog))

function requirementsOf(plan: Plan): readonly Requirement[] {
  switch (plan.kind) {
    case 'leaf':
      return plan.test.kind === 'equals' ? [{ field: plan.field, values: plan.test.values }] : []
    case 'and':
      return plan.plans.flatMap(requirementsOf)
    case 'or':
      return sharedRequirements(plan.plans.map(requirementsOf))
    default:
      return []
  }
}

/** Of alternatives only what each of them demands is demanded, and then any of their values will do. */
function sharedRequirements(alternatives: readonly (readonly Requirement[])[]): readonly Requirement[] {
  const [first = [], ...rest] = alternatives
  return first.flatMap(({ field, values }) => {
    const others = rest.map((requirements) => requirements.find((other) => other.field.name === field.name))
    if (others.some((other) => other === undefined)) return []
    return [{ field, values: [...new Set([...values, ...others.flatMap((other) => other?.values ?? [])])] }]
  })
}
