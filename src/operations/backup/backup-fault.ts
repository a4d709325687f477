import { StartError } from '../../stores/start-error.ts'

/** A backup that cannot be made or restored; its operator is told why in one line. */
export class BackupFault extends StartError {}
