import { SecretRow } from './secret.table.ts'

export { keptKey } from './kept-key.ts'

export const SECRET_ROWS = [SecretRow]
