import { Cron } from 'croner'
import { readQuery } from '../../explorer/index.ts'
import { isAutomatic, type TriggerKind, type WorkflowTrigger } from '../workflow.ts'
import { expected } from './problem.ts'

export interface TriggerRequest {
  readonly kind: TriggerKind
  readonly query?: string | null | undefined
  readonly schedule?: string | null | undefined
  readonly rateLimit?: number | null | undefined
}

const MAX_RATE = 100_000

/** What starts the workflow. */
export function checkTriggers(
  requests: readonly TriggerRequest[],
  handle: string | null,
  path: string,
): WorkflowTrigger[] {
  const kinds = new Set<TriggerKind>()
  return requests.map((request, index) => {
    const at = `${path}.${index}`
    const { kind, rateLimit = null } = request
    if (kinds.has(kind)) throw expected(`${at}.kind`, 'each kind of trigger at most once', kind)
    kinds.add(kind)
    if (isAutomatic(kind) && handle === null)
      throw expected('input.handle', `a handle, which a trigger of kind ${kind} needs`, null)
    if (rateLimit !== null && (rateLimit < 1 || rateLimit > MAX_RATE))
      throw expected(`${at}.rateLimit`, `1 to ${MAX_RATE} runs per hour`, rateLimit)
    return { kind, query: queryOf(request, at), schedule: scheduleOf(request, at), rateLimit }
  })
}

function queryOf({ kind, query = null }: TriggerRequest, at: string): string | null {
  if (kind !== 'SECURITY_SIGNAL') {
    if (query?.trim()) throw expected(`${at}.query`, 'a query for a trigger of kind SECURITY_SIGNAL alone', query)
    return null
  }
  readQuery(query ?? '', `${at}.query`)
  return query?.trim() ?? ''
}

function scheduleOf({ kind, schedule = null }: TriggerRequest, at: string): string | null {
  if (kind !== 'SCHEDULE') {
    if (schedule?.trim()) throw expected(`${at}.schedule`, 'a schedule for a trigger of kind SCHEDULE alone', schedule)
    return null
  }
  const text = schedule?.trim() ?? ''
  if (!comesRound(text))
    throw expected(`${at}.schedule`, 'a cron expression of minute, hour, day, month and weekday, in UTC', schedule)
  return text
}

function comesRound(text: string): boolean {
  if (text.length > 200 || (text.split(/\s+/).length !== 5 && !text.startsWith('@'))) return false
  try {
    return nextTick(text, new Date()) !== null
  } catch {
    return false
  }
}

/** The first moment of a schedule after a time; null when there is none. */
export const nextTick = (schedule: string, after: Date): Date | null =>
  new Cron(schedule, { timezone: 'UTC', paused: true }).nextRun(after)
