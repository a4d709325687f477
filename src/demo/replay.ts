import type { Analysts } from './analysts.ts'
import type { Client } from './client.ts'
import type { DemoState } from './demo-state.ts'
import { history } from './history.ts'

interface Replay {
  readonly seed: number
  readonly state: DemoState
  readonly client: Client
  readonly analysts: Analysts
  readonly clock: { set(at: Date): void }
  /** Waits until everything sent is evaluated, so that signals get the time of their logs. */
  readonly settled: () => Promise<void>
  readonly progress: (done: number) => void
}

/** Steps of the analysts are taken together within this time. */
const SLOT = 30 * 60_000

/** Tells the past: the clock goes along, so that signals and what people did with them spread over the days. */
export async function replay({ seed, state, client, analysts, clock, settled, progress }: Replay): Promise<void> {
  const { from, to, toldUntil } = state.history
  let before = toldUntil
  for (const { until, logs } of history(seed, new Date(from), new Date(to))) {
    const now = until.getTime()
    if (now <= toldUntil) continue
    for (let slot = before + SLOT; slot <= now; slot += SLOT) {
      clock.set(new Date(slot))
      await analysts.act(slot)
    }
    clock.set(until)
    await client.sendLogs(logs.map(({ log }) => log))
    await settled()
    await analysts.look(before, now)
    before = now
    state.keepToldUntil(now)
    progress((now - from) / (to - from))
  }
}
