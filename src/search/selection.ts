import type { FieldCatalog } from './catalog.ts'
import { parseQuery } from './parse.ts'
import { type Plan, planQuery } from './plan.ts'
import type { SqlParams } from './sql-params.ts'
import type { StructuredQuery } from './structured.ts'
import { planStructured } from './structured-plan.ts'
import { type Predicate, planPredicate } from './to-predicate.ts'
import { planSql } from './to-sql.ts'

/** What selects logs for a rule: a query in the search language, and what that cannot say beside it. Both must hold. */
export interface Selection {
  readonly query: string
  readonly matcher?: StructuredQuery | null
}

export function planSelection({ query, matcher }: Selection, catalog: FieldCatalog): Plan {
  const text = planQuery(parseQuery(query), catalog)
  return matcher ? { kind: 'and', plans: [text, planStructured(matcher, catalog)] } : text
}

export const selectionPredicate = (selection: Selection, catalog: FieldCatalog): Predicate =>
  planPredicate(planSelection(selection, catalog))

export const selectionSql = (selection: Selection, catalog: FieldCatalog, params: SqlParams): string =>
  planSql(planSelection(selection, catalog), params)
