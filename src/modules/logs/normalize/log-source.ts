import type { Attributes } from './flatten.ts'
import type { SourceLog } from './source-log.ts'
import type { LogStatus } from './status.ts'

/** Standard attribute → the paths where the source has it, best first. */
export type FieldTable = Readonly<Record<string, readonly string[]>>

/** How the logs of one source are read. The table says where things are; `read` says what a table cannot. */
export interface LogSource {
  /** The `ddsource` words that mean it; the first is given to logs that came without one. */
  readonly names: readonly [string, ...string[]]
  /** Is a log without `ddsource` of this source? Only where its shape leaves no doubt. */
  readonly recognises?: (attributes: Attributes, message: string) => boolean
  readonly time?: readonly string[]
  /** The id that the source itself gave the event: the only safe key against repeated delivery. */
  readonly eventId?: readonly string[]
  readonly message?: readonly string[]
  readonly host?: readonly string[]
  readonly level?: readonly string[]
  /** Level words of the source that mean something else than elsewhere. */
  readonly levels?: Readonly<Record<string, LogStatus>>
  readonly client?: readonly string[]
  readonly destination?: readonly string[]
  readonly fields?: FieldTable
  /** Field names differ in letter case within the source. */
  readonly ignoreCase?: boolean | ((attributes: Attributes) => boolean)
  /** Words that elsewhere are reserved (`service`, `host` …) but are fields of these logs. */
  readonly owns?: readonly string[]
  readonly read?: (log: SourceLog) => void
}
