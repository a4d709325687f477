import { parseQuery } from './parse.ts'
import { printQuery } from './print.ts'
import { QuerySyntaxError } from './syntax-error.ts'

export interface QueryCheck {
  readonly valid: boolean
  /** The normal form; null when the text cannot be read. */
  readonly normalized: string | null
  readonly errors: readonly { readonly message: string; readonly offset: number; readonly length: number }[]
}

/** What a search bar wants to know about a text while it is written. */
export function checkQuery(text: string): QueryCheck {
  try {
    return { valid: true, normalized: printQuery(parseQuery(text)), errors: [] }
  } catch (error) {
    if (!(error instanceof QuerySyntaxError)) throw error
    const { message, offset, length } = error
    return { valid: false, normalized: null, errors: [{ message, offset, length }] }
  }
}
