import type { EntitySource } from './log-entities.ts'
import type { StoredLog } from './stored-log.ts'

export type WitnessedLog = EntitySource & Pick<StoredLog, 'timestamp'>

/** Who keeps account of whom and what the stored logs name: entities. Being told of the same logs again changes nothing. */
export interface LogWitness {
  witness(logs: readonly WitnessedLog[]): Promise<void>
}
