import { SecretRow } from './secret.table.ts'

export { keptKey } from './kept-key.ts'
export type { SecretService } from './secret.service.ts'

export const SECRET_ROWS = [SecretRow]
