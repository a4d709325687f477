import type { StructuredQuery } from '../search/index.ts'
import type { LogMapping } from './logsource/mapping.ts'
import type { RuleDocument } from './read/rule-document.ts'

/** A rule of the text with what a correlation needs to build on it. */
export interface BaseRule {
  readonly document: RuleDocument
  readonly mapping: LogMapping
  readonly detection: StructuredQuery
}
