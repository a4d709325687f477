import { type CompiledSelection, compileSelection } from '../../search/index.ts'
import { LOG_FIELDS } from '../logs/index.ts'
import type { RuleQuery } from './rule.ts'

const compiled = new WeakMap<RuleQuery, CompiledSelection>()

/** What a query asks of a log, its matcher included. Compiled once, whoever holds how many rules. Throws for what cannot be read. */
export function compileQuery(query: RuleQuery): CompiledSelection {
  const known = compiled.get(query)
  if (known) return known
  const fresh = compileSelection(query, LOG_FIELDS)
  compiled.set(query, fresh)
  return fresh
}
