import type { Actor } from '../../kernel/viewer.ts'
import type { SortDirection } from '../explorer/index.ts'

export const EXPORT_TARGETS = ['SIGNALS', 'LOGS'] as const
export type ExportTarget = (typeof EXPORT_TARGETS)[number]

export const EXPORT_FORMATS = ['NDJSON', 'CSV'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

/** A search as of a moment, and how its rows are written. */
export interface Export {
  readonly id: string
  readonly creatorId: string
  readonly target: ExportTarget
  readonly query: string
  readonly from: Date
  readonly to: Date
  readonly format: ExportFormat
  readonly columns: readonly string[]
  readonly direction: SortDirection
  /** How many there were when it was created, of what its creator saw then. */
  readonly total: number
  /** The edition that its creator would have been given then. */
  readonly edition: string
  readonly createdBy: Actor
  readonly createdAt: Date
  readonly expiresAt: Date
}

/** A place in the order of the rows: whatever is behind it comes later. */
export interface Place {
  /** Epoch milliseconds. */
  readonly at: number
  readonly id: string
}

/** Some rows as they are written, stored when they were read so that they can be given again byte for byte. */
export interface ExportPage {
  readonly number: number
  /** Where in the file it begins. */
  readonly firstByte: number
  readonly bytes: number
  readonly rows: number
  /** Where the next one begins; null after the last. */
  readonly next: Place | null
}
