import { ActionFault } from '../action.ts'
import type { Given } from '../given.ts'

/** Ids given one by one, as a list, or both; each once. */
export function namesIn(given: Given, one: string, many: string): string[] {
  const listed = (given.list(many) ?? []).map((value) => {
    if (typeof value === 'string') return value
    throw new ActionFault(`${many}: expected a list of ids.`)
  })
  const first = given.textOrNull(one)
  return [...new Set(first === null ? listed : [first, ...listed])]
}
