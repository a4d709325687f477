import type { Severity } from '../../kernel/severity.ts'

/** What is told through any channel. */
export interface Notice {
  readonly title: string
  /** Plain text, or Markdown, but for links, where the channel shows it. */
  readonly text: string
  readonly severity: Severity | null
  /** Where to read more. */
  readonly url: string | null
  /** Short facts, in this order. */
  readonly facts: readonly { readonly name: string; readonly value: string }[]
}
