import { setTimeout as pause } from 'node:timers/promises'
import type { Clock } from '../../../kernel/clock.ts'
import type { Logger } from '../../../kernel/logger.ts'
import type { Postgres } from '../../../stores/postgres.ts'
import { CHANNEL } from '../run.repository.ts'
import type { Broken } from './broken-runs.ts'
import type { OutsideCalls } from './outside-calls.ts'
import { isOfTheDatabase } from './retry.ts'
import type { CallResult, RunTurn, TurnRequest } from './run-turn.ts'
import { NeedsCare } from './step-work.ts'
import type { RunAtWork, WorkRepository } from './work.repository.ts'

interface Deps {
  readonly postgres: Postgres
  readonly clock: Clock
  readonly logger: Logger
  readonly work: WorkRepository
  readonly turns: RunTurn
  readonly broken: Broken
  readonly schedules: { tick(): Promise<boolean> }
  readonly lease: string
  readonly calls: OutsideCalls
}

/** While one waits for the database, others work. */
const LANES = 3
/** Runs in one transaction: more share its cost, and hold their locks longer. */
const TOGETHER = 16
/** Runs of processes that died, and changes of the system's time, are noticed within this time. */
const LOOK_EVERY_MS = 5_000
const TICK_EVERY_MS = 1_000
const BACK_OFF_MS = 50
const GRACE_MS = 2_000

/** Works on the runs for which it is time, beside all other processes that do the same. */
export class RunEngine {
  readonly #lanes = new Set<Promise<void>>()
  readonly #stopping = new AbortController()
  /** Runs whose steps are each to be taken back alone. */
  readonly #needCare = new Set<string>()
  /** Turns that are still taken with one run each. */
  #alone = 0
  #tickedAt = 0
  #asked = false
  #timer: NodeJS.Timeout | undefined
  #unlisten: (() => Promise<void>) | null = null

  constructor(private readonly deps: Deps) {}

  async start(): Promise<void> {
    this.#unlisten = await this.deps.postgres.listen(CHANNEL, () => this.wake())
    this.wake()
  }

  /** There may be something to do. */
  wake(): void {
    this.#asked = true
    while (this.#lanes.size < LANES && !this.#stopping.signal.aborted) {
      const lane: Promise<void> = this.#lane().finally(() => this.#leave(lane))
      this.#lanes.add(lane)
    }
  }

  /** Resolves when nothing is left for which it is time, here; looks once more before. */
  async idle(): Promise<void> {
    this.wake()
    for (;;) {
      while (this.#lanes.size) await Promise.all(this.#lanes)
      await this.deps.calls.idle()
      if (!this.#lanes.size) return
    }
  }

  /** What is under way is finished as far as its transaction goes; the next start goes on with the rest. */
  async stop(): Promise<void> {
    this.#stopping.abort()
    clearTimeout(this.#timer)
    await this.#unlisten?.()
    while (this.#lanes.size) await Promise.all(this.#lanes)
    await this.deps.calls.stop(GRACE_MS)
    await this.deps.work.release(this.deps.lease)
  }

  /** Nobody waits for the steps of the run any more. */
  abandon(runId: string): void {
    this.deps.calls.abort(runId)
  }

  /** Takes what has become of a call. */
  async ended(result: CallResult): Promise<void> {
    for (let tries = 0; ; tries += 1) {
      try {
        await this.#turn({ kind: 'RESULT', result })
        return this.wake()
      } catch (err) {
        this.deps.logger.error({ err, run: result.runId }, 'the result of a step of a workflow could not be stored')
        // Then the lease runs out, and the step is tried again under the same key.
        if (tries === 3) return
        await pause(BACK_OFF_MS * 2 ** tries)
      }
    }
  }

  async #lane(): Promise<void> {
    try {
      await this.#tick()
      for (let busy = true; busy || this.#asked; ) {
        this.#asked = false
        if (this.#stopping.signal.aborted || this.deps.calls.isFull) return
        if (performance.now() - this.#tickedAt > TICK_EVERY_MS) await this.#tick()
        busy = await this.#turn({ kind: 'NEXT', limit: this.#limit() })
      }
    } catch (err) {
      this.deps.logger.error({ err }, 'workflow runs could not be worked on')
    }
  }

  async #tick(): Promise<void> {
    this.#tickedAt = performance.now()
    while (!this.#stopping.signal.aborted && (await this.deps.schedules.tick())) {}
  }

  /** The last one out sees to it that somebody comes back. */
  #leave(lane: Promise<void>): void {
    this.#lanes.delete(lane)
    if (this.#lanes.size > 0 || this.#stopping.signal.aborted) return
    void this.#comeBack().catch(() => this.#look(LOOK_EVERY_MS))
  }

  async #comeBack(): Promise<void> {
    const due = await this.deps.work.nextDue()
    const left = due ? Math.max(due.getTime() - this.deps.clock.now().getTime(), BACK_OFF_MS) : LOOK_EVERY_MS
    this.#look(Math.min(left, LOOK_EVERY_MS))
  }

  #look(afterMs: number): void {
    clearTimeout(this.#timer)
    if (this.#stopping.signal.aborted) return
    this.#timer = setTimeout(() => this.wake(), afterMs).unref()
  }

  /** Whether there was something to do. */
  async #turn(request: TurnRequest): Promise<boolean> {
    let runs: readonly RunAtWork[] = []
    try {
      const turn = await this.deps.turns.take(request, {
        locked: (locked) => {
          runs = locked
        },
        needsCare: (id) => this.#needCare.has(id),
      })
      for (const { id } of runs) this.#needCare.delete(id)
      for (const call of turn?.calls ?? []) this.deps.calls.make(call)
      for (const { id } of turn?.abandoned ?? []) await this.deps.broken.endChildren(id)
      return turn !== null
    } catch (error) {
      if (error instanceof NeedsCare) {
        this.#needCare.add(error.runId)
        return request.kind === 'RESULT' ? this.#turn(request) : true
      }
      const [run, ...others] = runs
      if (request.kind === 'RESULT' || !run) throw error
      // Alone they hinder each other less, and the one at fault shows.
      this.#alone = TOGETHER
      if (isOfTheDatabase(error)) await pause(BACK_OFF_MS * Math.random())
      else if (others.length === 0) await this.deps.broken.miss(run, error)
      return true
    }
  }

  /** How many runs share the next transaction. */
  #limit(): number {
    if (this.#alone === 0) return TOGETHER
    this.#alone -= 1
    return 1
  }
}
