/**
 * The search language as a tree. What a clause means is decided here and in plan.ts, once for every output:
 *
 * | about            | decision                                                                                                   |
 * |------------------|------------------------------------------------------------------------------------------------------------|
 * | attribute values | case-sensitive, as stored; tags as well. Fields that declare `foldsCase` take any case                     |
 * | free text, `*:`  | case-insensitive by words (words.ts): a word is a whole word, a phrase is adjacent words of one text       |
 * | wildcards        | `*` any characters, `?` one character; in free text `*` stays inside a word, `?` may be the gap between two|
 * | numbers          | `-12`, `3.5`, `4.1E-4`; not quoted. An attribute's text takes part when it has the same grammar            |
 * | durations        | a number and ns, us, µs, ms, s, m, min, h, d or w; compared in nanoseconds, or in the unit of the field    |
 * | text order       | by code point. Bounds that are not numbers compare text; on tags and texts every bound does                |
 * | several values   | a clause holds when any one value passes; two clauses may be met by two different values                   |
 * | absence          | a clause about an absent value is false, so its negation is true                                           |
 * | presence         | `@a:*` holds for @a and for every path below it; `key:*` for the tags `key` and `key:…`                    |
 */

/** Where a node stands in the text, in UTF-16 code units; nodes that were built, not parsed, are NOWHERE. */
export interface Place {
  readonly offset: number
  readonly length: number
}

export const NOWHERE: Place = { offset: 0, length: 0 }

export interface Wildcard {
  readonly wildcard: '*' | '?'
}

/** Texts and wildcards in order; neighbouring texts are joined and never empty. */
export type Pattern = readonly (string | Wildcard)[]

/** A bound of a comparison. What was quoted is TEXT, whatever it looks like. */
export interface Literal {
  readonly kind: 'TEXT' | 'NUMBER' | 'DURATION'
  readonly text: string
}

export type ComparisonOperator = '<' | '<=' | '>' | '>='

/** Fields are named by reference: `status`, `@usr.id`, `#calculated`; a reference that no catalog declares is an attribute or a tag key. */
export type Query =
  | AllQuery
  | AndQuery
  | OrQuery
  | NotQuery
  | TextQuery
  | MatchQuery
  | ExistsQuery
  | ComparisonQuery
  | RangeQuery
  | CidrQuery

export interface AllQuery {
  readonly kind: 'all'
  readonly place: Place
}

/** At least two clauses, none of them an AndQuery or an AllQuery. */
export interface AndQuery {
  readonly kind: 'and'
  readonly clauses: readonly Query[]
  readonly place: Place
}

/** At least two clauses, none of them an OrQuery or an AllQuery. */
export interface OrQuery {
  readonly kind: 'or'
  readonly clauses: readonly Query[]
  readonly place: Place
}

/** Its clause is never a NotQuery. */
export interface NotQuery {
  readonly kind: 'not'
  readonly clause: Query
  readonly place: Place
}

/** Words: in the default text fields, or with `*:` in every attribute as well. */
export interface TextQuery {
  readonly kind: 'text'
  readonly scope: 'DEFAULT' | 'EVERYWHERE'
  readonly pattern: Pattern
  readonly place: Place
}

export interface MatchQuery {
  readonly kind: 'match'
  readonly field: string
  readonly pattern: Pattern
  readonly place: Place
}

export interface ExistsQuery {
  readonly kind: 'exists'
  readonly field: string
  readonly place: Place
}

export interface ComparisonQuery {
  readonly kind: 'comparison'
  readonly field: string
  readonly operator: ComparisonOperator
  readonly value: Literal
  readonly place: Place
}

/** A bound that is null is open; not both are. */
export interface RangeQuery {
  readonly kind: 'range'
  readonly field: string
  readonly low: Literal | null
  readonly high: Literal | null
  readonly inclusive: boolean
  readonly place: Place
}

export interface CidrQuery {
  readonly kind: 'cidr'
  readonly field: string
  readonly blocks: readonly string[]
  readonly place: Place
}

export const ANY_TEXT: Wildcard = { wildcard: '*' }
export const ANY_CHARACTER: Wildcard = { wildcard: '?' }

/** The text of a pattern without wildcards, or null. */
export function exactText(pattern: Pattern): string | null {
  if (pattern.length === 0) return ''
  const [only] = pattern
  return pattern.length === 1 && typeof only === 'string' ? only : null
}

export const isStar = (part: string | Wildcard | undefined): boolean =>
  typeof part === 'object' && part.wildcard === '*'

/** Whether a pattern is `*`, perhaps written several times. */
export const isAnything = (pattern: Pattern): boolean =>
  pattern.length > 0 && pattern.every((part) => typeof part !== 'string' && part.wildcard === '*')
