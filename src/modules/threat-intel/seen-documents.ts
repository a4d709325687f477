import type { Viewer } from '../../kernel/viewer.ts'
import type { Confinement } from '../explorer/index.ts'
import type { Scope } from './stored-values.repository.ts'

/** What somebody sees of the tables that are looked through; null for all. Named here, since threat intelligence knows nothing of what they hold. */
export interface SeenDocuments {
  of(viewer: Viewer, table: Scope['table']): Confinement | null
}
