import type { Clock } from '../../kernel/clock.ts'
import type { Viewer } from '../../kernel/viewer.ts'
import { Sight } from '../../search/index.ts'
import type { UserDirectory } from '../access/index.ts'
import { SIGNAL_FIELDS } from './signal.fields.ts'
import type { SignalRepository } from './signal.repository.ts'
import type { WorkedSignal } from './signal.ts'
import { signalDocuments } from './signal-changes.ts'

/** Signals whose documents are made at once. */
const TOGETHER = 1_000

interface Deps {
  readonly clock: Clock
  readonly signals: Pick<SignalRepository, 'worked'>
  readonly users: Pick<UserDirectory, 'usersById'>
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
