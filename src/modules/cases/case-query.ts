import type { Viewer } from '../../kernel/viewer.ts'
import {
  andQuery,
  exactText,
  existsQuery,
  fieldQuery,
  notQuery,
  type Query,
  replaceLeaves,
  resolveField,
} from '../../search/index.ts'
import { CASE_SEARCH_INDEX } from './case.fields.ts'

const { catalog } = CASE_SEARCH_INDEX
const PEOPLE = new Set(['assignee', 'creator'])
const MERGED = 'merged_into'

/** The query as it is meant by who asks: `me` is a person, and merged cases are only found by who looks for them. */
export function meantBy({ userId }: Viewer, query: Query): Query {
  let merged = false
  const meant = replaceLeaves(query, (leaf) => {
    if (leaf.kind === 'all' || leaf.kind === 'text') return leaf
    const { name } = resolveField(catalog, leaf.field)
    if (name === MERGED) merged = true
    if (!PEOPLE.has(name) || leaf.kind !== 'match' || exactText(leaf.pattern)?.toLowerCase() !== 'me') return leaf
    // The system itself is nobody, and nothing has this id.
    return fieldQuery(`${name}.id`, userId ?? 'nobody')
  })
  return merged ? meant : andQuery([meant, notQuery(existsQuery(MERGED))])
}
