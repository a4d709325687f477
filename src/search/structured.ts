/**
 * What the search language cannot say, as plain JSON: tests that fold case, regular expressions, comparisons of two fields, a text anywhere in
 * a log. A clause reads all values of its `fields` (see any-field.ts) and holds when any one of them passes for any one of the `values`.
 *
 * | about           | decision                                                                                                  |
 * |-----------------|-----------------------------------------------------------------------------------------------------------|
 * | case            | folded, unless `cased`; regular expressions are cased, unless they have the flag `i`                        |
 * | like            | the whole value; `*` any characters, `?` one, a backslash before `*`, `?` or a backslash takes it literally |
 * | numbers         | `lt`, `lte`, `gt`, `gte` compare values that are numbers by the grammar of the search language              |
 * | absence         | a clause about an absent value is false, so its negation is true                                          |
 * | empty           | absent, or one value is the empty text                                                                    |
 * | anywhere        | the message and every attribute, without what the intake concluded by itself                              |
 */
export type StructuredQuery =
  | { readonly all: readonly StructuredQuery[] }
  | { readonly any: readonly StructuredQuery[] }
  | { readonly not: StructuredQuery }
  | FieldClause
  | AnywhereClause

export const TEXT_OPERATORS = ['equals', 'contains', 'startsWith', 'endsWith', 'like'] as const
export type TextOperator = (typeof TEXT_OPERATORS)[number]

export const NUMBER_OPERATORS = ['lt', 'lte', 'gt', 'gte'] as const
export type NumberOperator = (typeof NUMBER_OPERATORS)[number]

export type FieldClause = { readonly fields: readonly string[] } & (
  | { readonly operator: TextOperator; readonly values: readonly string[]; readonly cased?: boolean }
  | { readonly operator: 'regex'; readonly values: readonly string[]; readonly flags?: string }
  | { readonly operator: 'cidr'; readonly values: readonly string[] }
  | { readonly operator: NumberOperator; readonly value: number }
  | { readonly operator: 'exists' | 'empty' }
  | { readonly operator: FieldOperator; readonly other: readonly string[]; readonly cased?: boolean }
)

export const FIELD_OPERATORS = ['equalsField', 'containsField', 'startsWithField', 'endsWithField'] as const
export type FieldOperator = (typeof FIELD_OPERATORS)[number]

export interface AnywhereClause {
  readonly anywhere: readonly string[]
  readonly operator: TextOperator | 'regex'
  readonly cased?: boolean
  readonly flags?: string
}
