import { DomainError } from '../../../kernel/errors.ts'
import type { Logger } from '../../../kernel/logger.ts'
import { parseDuration } from '../../../kernel/time.ts'
import type { Transaction } from '../../../stores/postgres.ts'
import { type Action, ActionFault, type ActionOutputs, type LocalAction } from '../../actions/index.ts'
import type { CompiledStep } from '../compiled-workflow.ts'
import { isFinished } from '../run.ts'
import type { ChildRuns } from './child-runs.ts'
import { ENGINE_ACTIONS, RUN_WORKFLOW, WAIT } from './engine-actions.ts'
import { backOff, isOfTheDatabase, mayPass } from './retry.ts'
import type { RunSession } from './run-session.ts'
import { parametersOf } from './step-parameters.ts'
import { Mask, storableError, storableOutput } from './storable-output.ts'

interface Deps {
  readonly logger: Logger
  readonly children: ChildRuns
  readonly find: (id: string) => Action | null
}

/** A local step has failed, and what it did cannot be told from what others did: the run is worked on again, with care. */
export class NeedsCare extends Error {
  constructor(readonly runId: string) {
    super('A local step has failed.')
  }
}

/** After so many crashes during a step it is more likely the cause than the victim. */
const MAX_INTERRUPTIONS = 20
const LONGEST_WAIT_MS = 7 * 86_400_000
const NO_SECRETS = new Mask([])

/** Begins the steps of a run, and says what becomes of them. */
export class StepWork {
  constructor(private readonly deps: Deps) {}

  /** With care, each local step can be taken back alone; without, it costs two statements less. */
  async begin(tx: Transaction, session: RunSession, step: CompiledStep, careful: boolean): Promise<void> {
    const isFirst = session.of(step.name).attempts === 0
    if (isFirst && step.condition && !step.condition.holds(session.scope)) return session.skip(step.name)
    session.begin(step.name)
    const action = this.deps.find(step.action)
    if (action?.kind === 'OUTSIDE') {
      const { run, viewer } = session
      // Steps that run beside it must not be seen by it.
      const scope = { ...session.scope, steps: { ...(session.scope.steps as object) } }
      session.calls.push({ runId: run.id, step, action, viewer, scope })
      return
    }
    try {
      if (action) await this.#performLocal(tx, session, step, action, careful)
      else await this.#performEngine(tx, session, step)
    } catch (error) {
      if (error instanceof NeedsCare || isOfTheDatabase(error)) throw error
      this.failed(session, step, error)
    }
  }

  /** It was under way when a process ended. */
  interrupted(session: RunSession, step: CompiledStep): void {
    const { attempts } = session.of(step.name)
    if (attempts > step.retries + MAX_INTERRUPTIONS)
      session.fail(step.name, `The server ended ${attempts} times while the step was under way.`)
    else session.wait(step.name, session.now)
  }

  /** Whether a step that waits can go on, or has come to its end. */
  async resume(tx: Transaction, session: RunSession, step: CompiledStep): Promise<'READY' | 'WAITING' | 'ENDED'> {
    const { dueAt, output } = session.of(step.name)
    const isDue = dueAt !== null && dueAt <= session.now
    if (step.action === RUN_WORKFLOW && output) {
      const child = await this.deps.children.stateOf(tx, String(output.runId))
      if (child && !isFinished(child)) return 'WAITING'
      if (child?.state === 'SUCCEEDED') this.#takeOutputs(session, step, { ...output, outputs: child.outputs ?? {} })
      else {
        const why = child ? (child.error ?? child.state) : 'it is gone'
        session.fail(step.name, `The run ${output.runId} has not succeeded: ${why}`)
      }
      return 'ENDED'
    }
    if (!isDue) return 'WAITING'
    if (step.action !== WAIT) return 'READY'
    session.succeed(step.name, {})
    return 'ENDED'
  }

  succeeded(session: RunSession, step: CompiledStep, output: ActionOutputs): void {
    session.succeed(step.name, output)
  }

  /** Tries again later where that may help and is wished. */
  failed(session: RunSession, step: CompiledStep, error: unknown): void {
    const { attempts } = session.of(step.name)
    const message = storableError(this.#messageOf(session, step, error), NO_SECRETS)
    if (attempts <= step.retries && mayPass(error))
      session.wait(step.name, new Date(session.now.getTime() + backOff(attempts)), { error: message })
    else session.fail(step.name, message)
  }

  async #performLocal(
    tx: Transaction,
    session: RunSession,
    step: CompiledStep,
    action: LocalAction,
    careful: boolean,
  ): Promise<void> {
    const { viewer, run } = session
    const parameters = parametersOf(step, action, session.scope)
    const call = { viewer, key: keyOf(run.id, step.name), parameters }
    const perform = async (inner: Transaction) => storableOutput(await action.perform(inner, call), NO_SECRETS)
    if (careful) {
      // A transaction within one is a savepoint.
      session.succeed(step.name, await tx.transaction(perform))
      return
    }
    const output = await perform(tx).catch((error) => {
      throw isOfTheDatabase(error) ? error : new NeedsCare(run.id)
    })
    session.succeed(step.name, output)
  }

  async #performEngine(tx: Transaction, session: RunSession, step: CompiledStep): Promise<void> {
    const described = ENGINE_ACTIONS.find(({ id }) => id === step.action)
    if (!described) throw new ActionFault(`There is no action ${step.action} any more.`)
    const parameters = parametersOf(step, described, session.scope)
    if (described.id === WAIT) {
      session.wait(step.name, new Date(session.now.getTime() + waitOf(String(parameters.duration))))
      return
    }
    const given = (parameters.inputs ?? {}) as Record<string, unknown>
    const runId = await this.deps.children.start(tx, session, String(parameters.workflow), given)
    session.wait(step.name, null, { output: { runId } })
  }

  /** Of another run, which may have more of them than a step keeps. */
  #takeOutputs(session: RunSession, step: CompiledStep, output: ActionOutputs): void {
    try {
      session.succeed(step.name, storableOutput(output, NO_SECRETS))
    } catch (error) {
      session.fail(step.name, this.#messageOf(session, step, error))
    }
  }

  #messageOf({ run }: RunSession, step: CompiledStep, error: unknown): string {
    if (error instanceof ActionFault || error instanceof DomainError) return error.message
    this.deps.logger.error({ err: error, run: run.id, step: step.name }, 'a step of a workflow failed')
    return 'The step failed inside of Signalbox; the log of the server says why.'
  }
}

/** The same for every attempt of the step in this run. */
export const keyOf = (runId: string, step: string): string => `${runId}:${step}`

function waitOf(text: string): number {
  try {
    const duration = parseDuration(text, 'duration')
    if (duration <= LONGEST_WAIT_MS) return duration
  } catch {
    // Falls through to what was expected.
  }
  throw new ActionFault(`duration: expected an ISO 8601 duration of at most P7D, got ${text.slice(0, 50)}.`)
}
