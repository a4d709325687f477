import type { SignalQuery } from '../signals/index.ts'

export type GroupValue = SignalQuery['groupBy'][number]

/** Stands for a value that the logs lack, where a query does without. */
export const NOT_AVAILABLE = 'N/A'

/** A rule can group by one of several fields, `@User|@Event.EventData.User`; none of them is said where one stands for any key. */
export const referencesOf = (field: string): readonly string[] =>
  field === '' || field.includes('.*.') ? [] : field.split(/\|(?=@)/)
