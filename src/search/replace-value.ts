import { type FieldCatalog, resolveField } from './catalog.ts'
import { exactText, type Query } from './query.ts'

/** The query with a word for a value of a field, such as `me`, replaced by what it stands for. */
export function replaceValue(query: Query, field: string, word: string, value: string, catalog: FieldCatalog): Query {
  const { name } = resolveField(catalog, field)
  const replaced = (clause: Query): Query => {
    switch (clause.kind) {
      case 'and':
      case 'or':
        return { ...clause, clauses: clause.clauses.map(replaced) }
      case 'not':
        return { ...clause, clause: replaced(clause.clause) as typeof clause.clause }
      case 'match':
        return exactText(clause.pattern) === word && resolveField(catalog, clause.field).name === name
          ? { ...clause, pattern: [value] }
          : clause
      default:
        return clause
    }
  }
  return replaced(query)
}
