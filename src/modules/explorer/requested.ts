import { badInput, DomainError } from '../../kernel/errors.ts'
import { type Field, resolveField } from '../../search/index.ts'
import type { SearchIndex } from './search-index.ts'

const MAX_FACETS = 50

/** The field that a client names. */
export function requestedField({ catalog }: SearchIndex, reference: string, path: string): Field {
  if (reference === '' || reference === '@' || reference.length > 500) {
    throw badInput(path, `Expected a field such as status or @usr.id, got ${JSON.stringify(reference.slice(0, 80))}.`)
  }
  return resolveField(catalog, reference)
}

export function countableField(index: SearchIndex, reference: string, path: string): Field {
  const field = requestedField(index, reference, path)
  if (field.facetable || field.kind !== 'TEXT') return field
  throw badInput(path, `Expected a field whose values can be counted, got ${field.name}.`)
}

export function checkFacets(facets: readonly unknown[]): void {
  if (facets.length > MAX_FACETS) throw tooMany('facets', 'facets', facets.length, MAX_FACETS)
}

export function tooMany(path: string, what: string, cost: number, allowed: number): DomainError {
  return new DomainError('TOO_EXPENSIVE', `The request asks for ${cost} ${what}, where ${allowed} are allowed.`, {
    path,
    cost,
    allowed,
  })
}
