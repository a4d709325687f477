export const QUERY_TARGETS = ['SIGNALS', 'LOGS', 'RULES', 'CASES', 'INCIDENTS', 'AUDIT'] as const
