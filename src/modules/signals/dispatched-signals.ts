import { type LoaderDefinition, LoaderScope } from '../../graphql/context.ts'
import { systemViewer } from '../../kernel/viewer.ts'
import type { SignalSummary } from './signal.ts'

const READER = systemViewer('Signal feed')

/** Reads the signals of what is dispatched together once, whoever asks for them. */
export class DispatchedSignals {
  readonly #scopes = new WeakMap<object, LoaderScope>()

  constructor(private readonly signalById: LoaderDefinition<string, SignalSummary | null>) {}

  /** As the signal is now. `together` is the same for what is dispatched together. */
  load(together: object, id: string): Promise<SignalSummary | null> {
    let scope = this.#scopes.get(together)
    if (!scope) {
      scope = new LoaderScope(READER)
      this.#scopes.set(together, scope)
    }
    return scope.get(this.signalById).load(id)
  }
}
