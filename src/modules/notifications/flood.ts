import { LIMITS } from './limits.ts'

/** How many deliveries a source has had for a target since its window began. */
export interface FloodWindow {
  readonly windowAt: Date
  readonly count: number
  /** Whether the window before had too many: then all of this one are told of together. */
  readonly flooding: boolean
  /** The digest of this window, if it has one. */
  readonly digestId: string | null
}

export interface Admission {
  readonly window: FloodWindow
  /** How many of the fresh ones go out one by one; the others are folded. */
  readonly single: number
  /** When the digest of the folded ones is due: at the end of the window. */
  readonly digestAt: Date
}

/** Takes fresh deliveries into the window that is running, or into a new one. */
export function admit(before: FloodWindow | null, now: Date, fresh: number): Admission {
  const window = currentWindow(before, now)
  const room = window.flooding ? 0 : Math.max(0, LIMITS.floodSignals - window.count)
  return {
    window: { ...window, count: window.count + fresh },
    single: Math.min(room, fresh),
    digestAt: new Date(window.windowAt.getTime() + LIMITS.floodWindow),
  }
}

/** Windows follow each other without a gap as long as the flood lasts; after a calm one the next begins with its first delivery. */
function currentWindow(before: FloodWindow | null, now: Date): FloodWindow {
  const calm = { windowAt: now, count: 0, flooding: false, digestId: null }
  // A window of the future is one of a clock that was set back.
  if (!before || before.windowAt > now) return calm
  const end = before.windowAt.getTime() + LIMITS.floodWindow
  if (now.getTime() < end) return before
  const isNext = now.getTime() < end + LIMITS.floodWindow
  if (before.count <= LIMITS.floodSignals || !isNext) return calm
  return { windowAt: new Date(end), count: 0, flooding: true, digestId: null }
}
