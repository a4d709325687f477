import { compilePredicate, type FieldCatalog, fieldOf, parseQuery, type SearchDocument } from '../../search/index.ts'
import type { Rule, RuleQuery } from '../rules/index.ts'
import type { Geography } from './geography.ts'
import { combinations, numberOf, textsOf } from './match-groups.ts'
import { encodePlace } from './place.ts'
import { VALUE_SEPARATOR } from './rule-match.ts'
import { caseValue } from './third-party.ts'

/** What a query takes of a log: nothing where the log has nothing to count. */
export interface Measured {
  readonly value: number
  readonly distinctValue: string
}

export type Measure = (document: SearchDocument) => readonly Measured[]

const ONE: readonly Measured[] = [{ value: 0, distinctValue: '' }]
const CLIENT = '@network.client.ip'

export function compileMeasure(rule: Rule, query: RuleQuery, catalog: FieldCatalog, geography: Geography): Measure {
  if (rule.method === 'THIRD_PARTY') return caseMeasure(rule, catalog)
  switch (query.aggregation) {
    case 'CARDINALITY':
    case 'NEW_VALUE': {
      const fields = query.distinctFields.map((name) => fieldOf(name, catalog))
      return (document) =>
        combinations(fields, document, false).map((values) => ({
          value: 0,
          distinctValue: values.join(VALUE_SEPARATOR),
        }))
    }
    case 'SUM':
    case 'MAX': {
      const field = fieldOf(query.metric ?? '', catalog)
      return (document) => {
        const value = numberOf(field, document)
        return value === null ? [] : [{ value, distinctValue: '' }]
      }
    }
    case 'GEO_DATA': {
      const field = fieldOf(query.metric ?? CLIENT, catalog)
      return (document) =>
        textsOf(field, document).flatMap((ip) => {
          const location = geography.locate(ip)
          return location ? [{ value: 0, distinctValue: encodePlace(location) }] : []
        })
    }
    default:
      return () => ONE
  }
}

/** The first case whose query selects the log; one that no case is for is none of the rule's business. */
function caseMeasure({ cases }: Rule, catalog: FieldCatalog): Measure {
  const predicates = cases.map(({ query }) => (query ? compilePredicate(parseQuery(query), catalog) : () => true))
  return (document) => {
    const index = predicates.findIndex((holds) => holds(document))
    return index === -1 ? [] : [{ value: caseValue(index), distinctValue: '' }]
  }
}
