import { setTimeout as pause } from 'node:timers/promises'
import type { Clock } from '../../kernel/clock.ts'
import { DomainError } from '../../kernel/errors.ts'
import type { Logger } from '../../kernel/logger.ts'
import { systemViewer } from '../../kernel/viewer.ts'
import { OutboundFault } from '../../outbound/index.ts'
import type { Postgres, Transaction } from '../../stores/postgres.ts'
import type { Courier } from './courier.ts'
import type { DeliveryQueue, Dispatch } from './delivery-queue.repository.ts'
import { LIMITS, pauseAfter } from './limits.ts'
import type { MessageWriter } from './message-writer.ts'
import type { NotifiedWorkflows } from './notified-workflows.ts'

interface Deps {
  readonly postgres: Postgres
  readonly clock: Clock
  readonly logger: Logger
  readonly queue: DeliveryQueue
  readonly writer: MessageWriter
  readonly courier: Courier
  readonly workflows: NotifiedWorkflows
}

const NOTE_TRIES = 5
const NOTE_PAUSE_MS = 100
const VIEWER = systemViewer('notifications')

/** Sends one message and writes down what came of it. */
export class Dispatcher {
  constructor(private readonly deps: Deps) {}

  async dispatch(dispatch: Dispatch): Promise<void> {
    const { writer, courier, postgres, queue } = this.deps
    try {
      if (dispatch.target.kind === 'WORKFLOW') return await this.#start(dispatch)
      const written = await writer.write(dispatch)
      if (typeof written === 'string')
        return await postgres.transaction((tx) => queue.settle(tx, dispatch, 'CANCELED', { error: written }))
      await courier.send(dispatch.target, written, dispatch.key)
    } catch (error) {
      return this.#failed(dispatch, error)
    }
    await this.#arrived(dispatch)
  }

  /** That it cannot be written down is no fault of the target; when it fails for good, the lease runs out and it is sent again under its key. */
  async #arrived(dispatch: Dispatch): Promise<void> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await this.deps.postgres.transaction((tx) => this.#delivered(tx, dispatch))
      } catch (error) {
        if (tries === NOTE_TRIES) throw error
        await pause(NOTE_PAUSE_MS * 2 ** tries)
      }
    }
  }

  /** Exactly once: the run and the delivery are written together. */
  async #start(dispatch: Dispatch): Promise<void> {
    const { postgres, workflows, queue, writer } = this.deps
    const reason = await writer.obstacle(dispatch)
    await postgres.transaction(async (tx) => {
      if (reason !== null) return queue.settle(tx, dispatch, 'CANCELED', { error: reason })
      for (const { id, signalId } of dispatch.members)
        await workflows.start(tx, VIEWER, dispatch.target.address, signalId, id)
      await this.#delivered(tx, dispatch)
    })
  }

  async #delivered(tx: Transaction, dispatch: Dispatch): Promise<void> {
    await this.deps.queue.settle(tx, dispatch, 'DELIVERED')
    await this.deps.queue.targetWorks(tx, dispatch.targetId)
  }

  async #failed(dispatch: Dispatch, error: unknown): Promise<void> {
    const { postgres, queue, clock, logger } = this.deps
    const { attempts, targetId } = dispatch
    if (!isMeantForPeople(error)) logger.error({ err: error, delivery: dispatch.key }, 'a delivery failed')
    const message = isMeantForPeople(error) ? error.message : 'An internal error; see the log of the server.'
    // A fault of this server says nothing of the target.
    const isFinal = error instanceof DomainError || (error instanceof OutboundFault && !error.passing)
    const now = clock.now()
    await postgres.transaction(async (tx) => {
      if (isFinal || attempts >= LIMITS.attempts) await queue.settle(tx, dispatch, 'FAILED', { error: message })
      else {
        const dueAt = new Date(now.getTime() + pauseAfter(attempts, Math.random()))
        await queue.settle(tx, dispatch, 'PENDING', { dueAt, error: message })
      }
      if (error instanceof OutboundFault && error.passing) await queue.targetFails(tx, targetId, now)
      // It answered, or could be asked.
      else await queue.targetWorks(tx, targetId)
    })
  }
}

const isMeantForPeople = (error: unknown): error is OutboundFault | DomainError =>
  error instanceof OutboundFault || error instanceof DomainError
