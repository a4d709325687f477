import type { Restrictions, Viewer } from '../../kernel/viewer.ts'
import { type FieldCatalog, Sight } from '../../search/index.ts'

export type SortDirection = 'ASC' | 'DESC'

/** A table of ClickHouse that is searched, ordered by (timestamp, id), and the fields that its documents have. */
export interface SearchIndex {
  readonly table: string
  readonly catalog: FieldCatalog
  /** Whether a document can be stored in several versions, of which the highest counts. */
  readonly versioned: boolean
  /** Whose restrictions decide which of the documents somebody sees; null where everybody sees all. */
  readonly restrictedAs: keyof Restrictions | null
  /** SQL of the condition that a document is still there, for tables that keep a mark of what is not. */
  readonly present?: string
  /** Texts that a list reads of each document beside its id. */
  readonly row: readonly string[]
  /** Order of fields whose values have one of their own, such as severities: SQL of a number. */
  readonly ranks: Readonly<Record<string, string>>
  /** How people call a value; the value itself where this answers nothing. */
  label(field: string, value: string): string | null
}

/** What somebody sees of an index; null for everything. */
export const sightOf = ({ restrictedAs }: SearchIndex, { restrictions }: Viewer): Sight | null =>
  restrictedAs && Sight.of(restrictions[restrictedAs])
