import { badInput } from '../../../kernel/errors.ts'
import { parseDuration } from '../../../kernel/time.ts'

/** When something ends that lasts for a duration of ISO 8601 from now on; null for one that stays. */
export function endOf(duration: string | null, path: string, now: Date): Date | null {
  if (duration === null) return null
  const milliseconds = parseDuration(duration, path)
  const end = new Date(now.getTime() + milliseconds)
  if (milliseconds > 0 && end.getUTCFullYear() < 10_000) return end
  throw badInput(path, `Expected a duration from a second to some thousand years, got ${duration}.`)
}
