export { type Attributes, flatten } from './flatten.ts'
export { parseJson } from './json.ts'
export { MAX_LOG_BYTES, type NormalizedLog, NotALog, normalizeLog } from './normalize-log.ts'
