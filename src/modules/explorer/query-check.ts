import type { QueryCheck } from '../../search/index.ts'
import { checkQuery } from '../../search/index.ts'

export const QUERY_TARGETS = ['SIGNALS', 'LOGS', 'RULES', 'CASES', 'INCIDENTS', 'AUDIT'] as const
export type QueryTarget = (typeof QUERY_TARGETS)[number]

export type { QueryCheck }
export { checkQuery }
