import type { Clock } from '../../kernel/clock.ts'
import { idPrefix } from '../../kernel/ids.ts'
import type { Viewer } from '../../kernel/viewer.ts'
import { Sight } from '../../search/index.ts'
import type { UserDirectory } from '../access/index.ts'
import type { LogService } from '../logs/index.ts'
import { SIGNAL_FIELDS } from './signal.fields.ts'
import type { SignalRepository } from './signal.repository.ts'
import type { SignalDetails, WorkedSignal } from './signal.ts'
import { signalDocuments } from './signal-changes.ts'

/** Signals whose documents are made at once. */
const TOGETHER = 1_000

interface Deps {
  readonly clock: Clock
  readonly signals: Pick<SignalRepository, 'worked'>
  readonly users: Pick<UserDirectory, 'usersById'>
  readonly logs: Pick<LogService, 'seen'>
}

/** What somebody sees of signals; null for all. */
export const signalSight = ({ restrictions }: Pick<Viewer, 'restrictions'>): Sight | null =>
  Sight.of(restrictions.signals)

/** Tells which signals of Postgres somebody sees: those of which a search would find the document. For the others it is as if they were not there. */
export class SeenSignals {
  constructor(private readonly deps: Deps) {}

  /** Those that are seen of some ids, in their order. Unrestricted viewers get back what they gave. */
  async among(viewer: Viewer, ids: readonly string[]): Promise<readonly string[]> {
    if (!signalSight(viewer) || !ids.length) return ids
    const seen = new Set<string>()
    const distinct = [...new Set(ids)]
    for (let at = 0; at < distinct.length; at += TOGETHER) {
      const signals = await this.deps.signals.worked(distinct.slice(at, at + TOGETHER), this.deps.clock.now())
      for (const { id } of await this.of(viewer, signals)) seen.add(id)
    }
    return ids.filter((id) => seen.has(id))
  }

  /**
   * Signals with those of their samples that are seen. A sample is a log, or what a correlation counted a signal as, and outlives it: whoever sees only some
   * logs sees none that are no longer stored. Everything else of a signal, its attributes and counts too, belongs to who sees the signal.
   */
  async withSamples<Signal extends SignalDetails>(
    viewer: Viewer,
    signals: readonly Signal[],
  ): Promise<readonly Signal[]> {
    const ids = [...new Set(signals.flatMap(({ samples }) => samples.map(({ id }) => id)))]
    const logs = await this.deps.logs.seen(viewer, ids.filter(isLog))
    if (!logs && !signalSight(viewer)) return signals
    const others = ids.filter((id) => !isLog(id))
    const counted = new Set(await this.among(viewer, others))
    const isSeen = (id: string) => (isLog(id) ? (logs?.has(id) ?? true) : counted.has(id))
    return signals.map((signal) => ({ ...signal, samples: signal.samples.filter(({ id }) => isSeen(id)) }))
  }

  /** Those that are seen of signals at hand. */
  async of<Signal extends WorkedSignal>(viewer: Viewer, signals: readonly Signal[]): Promise<readonly Signal[]> {
    const sight = signalSight(viewer)
    if (!sight) return signals
    const documents = await signalDocuments(signals, this.deps.users)
    return signals.filter((_, place) => {
      const document = documents[place]
      return document !== undefined && sight.sees(document, SIGNAL_FIELDS)
    })
  }
}

const isLog = (id: string): boolean => idPrefix(id) === 'log'
