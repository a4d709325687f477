import type { FormattedExecutionResult } from 'graphql'
import type { Viewer } from '../../kernel/viewer.ts'
import { LoaderScope } from '../context.ts'
import type { Engine, PlannedOperation } from '../engine.ts'

export type FormatError = (error: unknown, viewer: Viewer) => NonNullable<FormattedExecutionResult['errors']>[number]

/** A subscription's selection, run over events for whoever shares it. */
export class SharedExecution {
  /** What is seen depends on the scope; nothing personal of the first subscriber may reach the others. */
  readonly #viewer: Viewer

  constructor(
    private readonly engine: Engine,
    private readonly planned: PlannedOperation,
    viewer: Viewer,
    private readonly formatError: FormatError,
  ) {
    const { apiKey: _, ...scope } = viewer
    this.#viewer = { ...scope, actor: SHARED, userId: null, requestId: null, clientIp: null }
  }

  /** The serialised results, in order. All start at once, so that what they load is loaded together. */
  run(events: readonly unknown[]): Promise<Buffer[]> {
    const loaders = new LoaderScope(this.#viewer)
    return Promise.all(events.map((event) => this.#runOne(event, loaders)))
  }

  async #runOne(event: unknown, loaders: LoaderScope): Promise<Buffer> {
    let result: FormattedExecutionResult
    try {
      const { data, errors } = await this.engine.execute(this.planned, { viewer: this.#viewer, loaders }, event)
      result = { ...(data !== undefined && { data }), ...(errors && { errors: errors.map(this.#format) }) }
    } catch (error) {
      result = { data: null, errors: [this.#format(error)] }
    }
    return Buffer.from(JSON.stringify(result))
  }

  readonly #format = (error: unknown) => this.formatError(error, this.#viewer)
}

const SHARED = { kind: 'SYSTEM', id: 'system', name: 'subscriptions' } as const

/** Viewers of one scope see the same. */
export const scopeOf = ({ permissions, roleIds, restrictions }: Viewer): string =>
  JSON.stringify([[...permissions].sort(), [...roleIds].sort(), restrictions.signals, restrictions.logs])
