import { type LoaderDefinition, LoaderScope } from '../../graphql/context.ts'
import { systemViewer } from '../../kernel/viewer.ts'
import type { SignalSummary } from './signal.ts'

const READER = systemViewer('Signal feed')

/** Loads a signal as it is now. */
export type LoadSignal = (id: string) => Promise<SignalSummary | null>

/** Reads the signals of what is dispatched together once, whoever asks for them. */
export class DispatchedSignals {
  readonly #loads = new WeakMap<object, LoadSignal>()

  constructor(private readonly signalById: LoaderDefinition<string, SignalSummary | null>) {}

  /** `together` is the same for what is dispatched together. The answer does not hold on to it: events outlive their entries, which are large. */
  of(together: object): LoadSignal {
    let load = this.#loads.get(together)
    if (!load) {
      load = this.#open()
      this.#loads.set(together, load)
    }
    return load
  }

  #open(): LoadSignal {
    let scope: LoaderScope | null = null
    return (id) => {
      scope ??= new LoaderScope(READER)
      return scope.get(this.signalById).load(id)
    }
  }
}
