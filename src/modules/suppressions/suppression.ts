/** What somebody says a suppression is. */
export interface SuppressionDefinition {
  readonly name: string
  readonly description: string | null
  readonly enabled: boolean
  /** Which rules it silences: the search language over rules. */
  readonly ruleQuery: string
  /** Signals of those rules that are not created: the search language over signals. */
  readonly suppressionQuery: string | null
  /** Logs that those rules do not see: the search language over logs. */
  readonly dataExclusionQuery: string | null
  readonly startsAt: Date | null
  readonly expiresAt: Date | null
  /** Sorted, each once. */
  readonly tags: readonly string[]
}

export interface Suppression extends SuppressionDefinition {
  readonly id: string
  /** Starts at 1; each change makes the next. */
  readonly version: number
  readonly creatorId: string | null
  readonly createdAt: Date
  readonly updatedAt: Date
}

/** Whether it silences anything at a time. */
export const isActive = (
  { enabled, startsAt, expiresAt }: Pick<Suppression, 'enabled' | 'startsAt' | 'expiresAt'>,
  now: Date,
): boolean => enabled && (startsAt === null || startsAt <= now) && (expiresAt === null || now < expiresAt)

export function definitionOf(suppression: SuppressionDefinition): SuppressionDefinition {
  const { name, description, enabled, ruleQuery, suppressionQuery, dataExclusionQuery } = suppression
  const { startsAt, expiresAt, tags } = suppression
  return { name, description, enabled, ruleQuery, suppressionQuery, dataExclusionQuery, startsAt, expiresAt, tags }
}
