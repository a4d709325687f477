import type { Viewer } from '../../../kernel/viewer.ts'
import { ActionFault, type ActionOutputs } from '../../actions/index.ts'
import type { CompiledStep } from '../compiled-workflow.ts'
import type { OutsideCall } from './run-session.ts'
import type { CallResult } from './run-turn.ts'
import { parametersOf } from './step-parameters.ts'
import { keyOf } from './step-work.ts'
import { Mask, storableError, storableOutput } from './storable-output.ts'
import { LEASE_SECONDS, type WorkRepository } from './work.repository.ts'

/** Gives secrets to whoever calls another server, and to nobody else. */
export interface SecretSource {
  /** By name; those that there are not are left out. */
  reveal(names: readonly string[]): Promise<ReadonlyMap<string, string>>
}

interface Deps {
  readonly work: WorkRepository
  readonly secrets: SecretSource
  readonly lease: string
  readonly attemptMs: number
  /** Takes the result of a call; never throws. */
  readonly ended: (result: CallResult) => Promise<void>
}

/** Calls of one process at a time; beyond them no other runs are begun. */
const MAX_CALLS = 256
const RENEW_EVERY_MS = (LEASE_SECONDS * 1_000) / 3
const NO_SECRETS = new Mask([])

/** Steps that reach other servers: beside each other, outside of transactions, and in no lane's way. */
export class OutsideCalls {
  readonly #underWay = new Map<string, { readonly runId: string; readonly abort: AbortController }>()
  readonly #pending = new Set<Promise<void>>()
  #renewing: NodeJS.Timeout | undefined
  /** Nothing is begun any more. */
  #closed = false
  /** What is under way is let go of. */
  #stopping = false

  constructor(private readonly deps: Deps) {}

  get isFull(): boolean {
    return this.#underWay.size >= MAX_CALLS
  }

  isUnderWay(runId: string, step: string): boolean {
    return this.#underWay.has(keyOf(runId, step))
  }

  make(call: OutsideCall): void {
    // It counts as under way, and is taken for what it is by whoever comes after the lease: left by a process that has ended.
    if (this.#closed) return
    const key = keyOf(call.runId, call.step.name)
    const abort = new AbortController()
    this.#underWay.set(key, { runId: call.runId, abort })
    this.#renewing ??= setInterval(() => void this.#renew().catch(() => undefined), RENEW_EVERY_MS).unref()
    const making: Promise<void> = this.#make(key, call, abort.signal).finally(() => this.#pending.delete(making))
    this.#pending.add(making)
  }

  /** Nobody waits for the steps of the run any more. */
  abort(runId: string): void {
    for (const call of this.#underWay.values()) if (call.runId === runId) call.abort.abort()
  }

  async idle(): Promise<void> {
    while (this.#pending.size) await Promise.all(this.#pending)
  }

  /** Lets go of what is under way after a while; the next process tries it again, under the same key. */
  async stop(graceMs: number): Promise<void> {
    this.#closed = true
    const last = setTimeout(() => {
      this.#stopping = true
      for (const { abort } of this.#underWay.values()) abort.abort()
    }, graceMs)
    await this.idle()
    clearTimeout(last)
    clearInterval(this.#renewing)
  }

  async #make(key: string, call: OutsideCall, signal: AbortSignal): Promise<void> {
    const { step, runId } = call
    const outcome = await this.#outcome(call, key, signal)
    // Until its result is stored the step counts as under way: a turn that comes first would take it for one that a crash has left, and do it again.
    if (!this.#stopping) await this.deps.ended({ runId, step: step.name, outcome })
    // Another attempt may have begun by then.
    if (this.#underWay.get(key)?.abort.signal === signal) this.#underWay.delete(key)
  }

  async #outcome({ step, action, viewer, scope }: OutsideCall, key: string, canceled: AbortSignal) {
    let mask = NO_SECRETS
    const late = AbortSignal.timeout(this.deps.attemptMs)
    try {
      const secrets = await this.#secretsOf(step, viewer)
      mask = new Mask(secrets.values())
      const parameters = parametersOf(step, action, { ...scope, secrets: Object.fromEntries(secrets) })
      const signal = AbortSignal.any([canceled, late])
      const output = await beforeAbort(signal, action.perform({ viewer, key, parameters, signal }))
      return { output: storableOutput(output, mask) }
    } catch (error) {
      return { error: late.aborted ? tooLate(this.deps.attemptMs) : masked(error, mask) }
    }
  }

  async #secretsOf({ secrets }: CompiledStep, viewer: Viewer): Promise<ReadonlyMap<string, string>> {
    if (secrets.length === 0) return new Map()
    if (!viewer.permissions.has('connections_resolve'))
      throw new ActionFault('The owner of the workflow has no permission connections_resolve, which secrets need.')
    return this.deps.secrets.reveal(secrets)
  }

  async #renew(): Promise<void> {
    const ids = [...new Set([...this.#underWay.values()].map(({ runId }) => runId))]
    if (ids.length === 0) return
    const held = await this.deps.work.renew(ids, this.deps.lease)
    for (const id of ids) if (!held.has(id)) this.abort(id)
  }
}

/** An action that does not listen to the signal must not hold up the run. */
async function beforeAbort(signal: AbortSignal, working: Promise<ActionOutputs>): Promise<ActionOutputs> {
  let aborted: () => void = () => undefined
  const ended = new Promise<never>((_, reject) => {
    aborted = () => reject(new ActionFault('It was ended before it was done.', true))
    signal.addEventListener('abort', aborted, { once: true })
  })
  try {
    return await Promise.race([working, ended])
  } finally {
    signal.removeEventListener('abort', aborted)
    working.catch(() => undefined)
  }
}

const tooLate = (ms: number) => new ActionFault(`It took more than ${ms / 1_000} seconds.`, true)

/** The same error, without the secrets that it may repeat. */
function masked(error: unknown, mask: Mask): unknown {
  if (!(error instanceof ActionFault)) return error
  const message = error.reworded?.((said) => mask.text(said)) ?? error.message
  return new ActionFault(storableError(message, mask), error.passing)
}
