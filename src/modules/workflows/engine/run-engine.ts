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
/** About a minute: longer than a server of Postgres takes to start again. */
const KEEP_TRIES = 64
const KEEP_TRIES_WHILE_STOPPING = 4
const LONGEST_PAUSE_MS = 1_000

/** What has become of a call, until it is stored. */
interface Ended {
  readonly result: CallResult
  readonly kept: () => void
  readonly tries: number
}

/** Works on the runs for which it is time, beside all other processes that do the same. */
export class RunEngine {
  readonly #lanes = new Set<Promise<void>>()
  readonly #stopping = new AbortController()
  /** Runs whose steps are each to be taken back alone. */
  readonly #needCare = new Set<string>()
  readonly #results: Ended[] = []
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
    this.#open()
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

  /** Takes what has become of a call, when its turn comes: however many end at once, they leave the database to others as well. */
  ended(result: CallResult): Promise<void> {
    return new Promise((kept) => {
      this.#results.push({ result, kept, tries: 0 })
      this.wake()
    })
  }

  /** Another lane, where there is room for one. */
  #open(): void {
    if (this.#lanes.size >= LANES || (this.#stopping.signal.aborted && this.#results.length === 0)) return
    const lane: Promise<void> = this.#lane(this.#lanes.size === 0).finally(() => this.#leave(lane))
    this.#lanes.add(lane)
  }

  async #lane(isFirst: boolean): Promise<void> {
    try {
      if (isFirst) await this.#tick()
      for (let busy = true; busy || this.#asked; ) {
        this.#asked = false
        busy = (await this.#keepResult()) || (await this.#work())
        // Where there was something to do there may be more than one can do.
        if (busy) this.#open()
      }
    } catch (err) {
      this.deps.logger.error({ err }, 'workflow runs could not be worked on')
      // Not at once: what is wrong with the database will not be over by then.
      this.#asked = false
    }
  }

  async #work(): Promise<boolean> {
    if (this.#stopping.signal.aborted || this.deps.calls.isFull) return false
    if (performance.now() - this.#tickedAt > TICK_EVERY_MS) await this.#tick()
    return this.#turn({ kind: 'NEXT', limit: this.#limit() })
  }

  /** Whether there was one. */
  async #keepResult(): Promise<boolean> {
    const ended = this.#results.shift()
    if (!ended) return false
    try {
      await this.#turn({ kind: 'RESULT', result: ended.result })
      ended.kept()
    } catch (err) {
      this.#keepLater(ended, err)
    }
    return true
  }

  /** Without holding up a lane. Once somebody else has the lease there is nothing to store any more. */
  #keepLater({ result, kept, tries }: Ended, err: unknown): void {
    const [run, attempt] = [result.runId, tries + 1]
    this.deps.logger.error({ err, run, attempt }, 'the result of a step of a workflow could not be stored')
    const most = this.#stopping.signal.aborted ? KEEP_TRIES_WHILE_STOPPING : KEEP_TRIES
    // In the end the lease runs out, and the step is tried again under the same key.
    if (attempt >= most) {
      kept()
      return
    }
    const again = () => {
      this.#results.push({ result, kept, tries: attempt })
      this.wake()
    }
    setTimeout(again, Math.min(BACK_OFF_MS * 2 ** tries, LONGEST_PAUSE_MS))
  }

  async #tick(): Promise<void> {
    this.#tickedAt = performance.now()
    try {
      while (!this.#stopping.signal.aborted && (await this.deps.schedules.tick())) {}
    } catch (err) {
      // Runs that are there already do not wait for those that are to come.
      this.deps.logger.error({ err }, 'the schedules of workflows could not be followed')
    }
  }

  /** The last one out sees to it that somebody comes back. */
  #leave(lane: Promise<void>): void {
    this.#lanes.delete(lane)
    if (this.#lanes.size > 0 || this.#stopping.signal.aborted) return
    // Somebody has asked when this one had looked for the last time.
    if (this.#asked || this.#results.length > 0) this.#open()
    else void this.#comeBack().catch(() => this.#look(LOOK_EVERY_MS))
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
