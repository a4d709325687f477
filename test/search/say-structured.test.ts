import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  compilePredicate,
  parseQuery,
  printQuery,
  type StructuredQuery,
  sayStructured,
  selectionPredicate,
} from '../../src/search/index.ts'
import { documents } from './arbitraries.ts'
import { CATALOG } from './documents.ts'
import { structured } from './structured-arbitraries.ts'

const said = (query: StructuredQuery) => {
  const { query: tree, exact } = sayStructured(query, CATALOG)
  return { text: printQuery(tree), exact }
}

describe('a structured query in the search language', () => {
  it('finds everything that it selects, and nothing else where it says so', () => {
    let exactOnes = 0
    fc.assert(
      fc.property(documents, structured, (all, query) => {
        const { text, exact } = said(query)
        const selects = selectionPredicate({ query: '', matcher: query }, CATALOG)
        const finds = compilePredicate(parseQuery(text), CATALOG)
        if (exact) exactOnes += 1
        for (const document of all) {
          if (exact) expect([text, finds(document)]).toEqual([text, selects(document)])
          else if (selects(document)) expect([text, finds(document)]).toEqual([text, true])
        }
      }),
      { numRuns: 500 },
    )
    expect(exactOnes).toBeGreaterThan(20)
  })

  it('is said as far as the language goes', () => {
    const eventId: StructuredQuery = { fields: ['@EventID'], operator: 'equals', values: ['4688', '4689'] }
    const command: StructuredQuery = { fields: ['@CommandLine'], operator: 'contains', values: ['mimikatz'] }
    expect(said(eventId)).toEqual({ text: '@EventID:(4688 OR 4689)', exact: true })
    expect(said({ all: [eventId, command] })).toEqual({ text: '@EventID:(4688 OR 4689)', exact: false })
    expect(said({ any: [eventId, command] })).toEqual({ text: '*', exact: false })
    expect(said({ not: eventId })).toEqual({ text: '-@EventID:(4688 OR 4689)', exact: true })
    expect(said({ not: command })).toEqual({ text: '*', exact: false })
    expect(said({ fields: ['@a', '@b'], operator: 'startsWith', values: ['C:\\*'], cased: true })).toEqual({
      text: '@a:C\\:\\\\\\** OR @b:C\\:\\\\\\**',
      exact: true,
    })
    expect(said({ fields: ['@size'], operator: 'gte', value: 10 })).toEqual({ text: '@size:>=10', exact: true })
    expect(said({ fields: ['@ip'], operator: 'cidr', values: ['10.0.0.0/8'] })).toEqual({
      text: 'CIDR(@ip, 10.0.0.0/8)',
      exact: true,
    })
  })
})
