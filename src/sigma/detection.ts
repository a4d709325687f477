import type { StructuredQuery } from '../search/index.ts'
import { conjunction, disjunction, type FieldReader, type Placeholders, readItem } from './clauses.ts'
import { type Condition, parseCondition } from './condition.ts'
import type { RuleDocument } from './read/rule-document.ts'
import type { Yaml } from './read/yaml.ts'
import { SigmaError, shown } from './sigma-error.ts'

const MAX_NAME = 256
const MAX_CLAUSES = 20_000

/** What a rule looks for, apart from where. Several conditions are alternatives. */
export function readDetection(rule: RuleDocument, fields: FieldReader, placeholders: Placeholders): StructuredQuery {
  const names = [...rule.searches.keys()]
  const long = names.find((name) => name.length > MAX_NAME)
  if (long) throw new SigmaError(`Expected a search with a name of at most ${MAX_NAME} characters, got ${shown(long)}.`)
  const conditions = rule.conditions.map((text) => parseCondition(text, names))
  const searches = new Map<string, StructuredQuery>()
  const search = (name: string): StructuredQuery => {
    const known = searches.get(name)
    if (known) return known
    const read = readSearch(name, rule.searches.get(name) ?? null, fields, placeholders)
    searches.set(name, read)
    return read
  }
  const query = disjunction(conditions.map((condition) => toQuery(condition, search)))
  checkSize(query)
  return query
}

function toQuery(condition: Condition, search: (name: string) => StructuredQuery): StructuredQuery {
  switch (condition.kind) {
    case 'search':
      return search(condition.name)
    case 'not':
      return { not: toQuery(condition.condition, search) }
    case 'all':
      return conjunction(condition.conditions.map((part) => toQuery(part, search)))
    case 'any':
      return disjunction(condition.conditions.map((part) => toQuery(part, search)))
  }
}

/** A map: all its items. A list: any of its maps and keywords. */
function readSearch(name: string, value: Yaml, fields: FieldReader, placeholders: Placeholders): StructuredQuery {
  if (value instanceof Map) {
    if (value.size === 0) throw new SigmaError(`Expected fields in the search ${shown(name)}, got none.`)
    return conjunction([...value].map(([key, item]) => readItem(key, item, fields, placeholders)))
  }
  if (Array.isArray(value)) {
    if (value.length === 0) throw new SigmaError(`Expected values in the search ${shown(name)}, got none.`)
    const keywords = value.filter((item) => !(item instanceof Map) && !Array.isArray(item))
    const others = value.filter((item) => item instanceof Map || Array.isArray(item))
    return disjunction([
      ...(keywords.length > 0 ? [readItem('', keywords, fields, placeholders)] : []),
      ...others.map((item) => readSearch(name, item, fields, placeholders)),
    ])
  }
  if (value === null) throw new SigmaError(`Expected the search ${shown(name)} to look for something, got null.`)
  return readItem('', value, fields, placeholders)
}

/** Searches that a condition names often are shared, so a small rule can stand for a large tree. */
function checkSize(query: StructuredQuery): void {
  let left = MAX_CLAUSES
  const visit = (part: StructuredQuery): void => {
    left -= 1
    if (left < 0) throw new SigmaError(`Expected at most ${MAX_CLAUSES} clauses in a rule, got more.`)
    if ('all' in part) part.all.forEach(visit)
    else if ('any' in part) part.any.forEach(visit)
    else if ('not' in part) visit(part.not)
  }
  visit(query)
}
