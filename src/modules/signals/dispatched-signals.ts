import { type LoaderDefinition, LoaderScope } from '../../graphql/context.ts'
import { systemViewer, type Viewer } from '../../kernel/viewer.ts'
import { signalSight } from './seen-signals.ts'
import type { SignalSummary } from './signal.ts'

const READER = systemViewer('Signal feed')

/** Loads a signal as it is now. */
export type LoadSignal = (id: string) => Promise<SignalSummary | null>

/** Reads the signals of what is dispatched together once, whoever asks for them; those who see different things, each once. */
export class DispatchedSignals {
  readonly #loads = new WeakMap<object, Map<string, LoadSignal>>()

  constructor(private readonly signalById: LoaderDefinition<string, SignalSummary | null>) {}

  /** `together` is the same for what is dispatched together. The answer does not hold on to it: events outlive their entries, which are large. */
  of(together: object, viewer: Pick<Viewer, 'restrictions'>): LoadSignal {
    let loads = this.#loads.get(together)
    if (!loads) {
      loads = new Map()
      this.#loads.set(together, loads)
    }
    const key = signalSight(viewer)?.key ?? ''
    let load = loads.get(key)
    if (!load) {
      load = this.#open(viewer)
      loads.set(key, load)
    }
    return load
  }

  #open({ restrictions }: Pick<Viewer, 'restrictions'>): LoadSignal {
    let scope: LoaderScope | null = null
    return (id) => {
      scope ??= new LoaderScope({ ...READER, restrictions })
      return scope.get(this.signalById).load(id)
    }
  }
}
