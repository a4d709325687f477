import type { Viewer } from '../../kernel/viewer.ts'
import type { SearchDocument, Sight } from '../../search/index.ts'
import { SIGNAL_FIELDS, signalSight } from '../signals/index.ts'
import type { NotificationRule } from './notification-rule.ts'

/** What a person may do at the moment; null for who is disabled or not there. */
export interface Standings {
  standingOf(userId: string): Promise<Pick<Viewer, 'restrictions' | 'permissions'> | null>
}

/** Null for who sees all; who sees nothing is missing. */
type Sights = ReadonlyMap<string, Sight | null>

/** What those who saved some rules see of signals at the moment: nothing for who is gone, or may not read signals any more. */
export class SaverSights {
  readonly #byUser: Sights

  private constructor(byUser: Sights) {
    this.#byUser = byUser
  }

  static async of(standings: Standings, rules: Iterable<NotificationRule>): Promise<SaverSights> {
    const savers = new Set([...rules].flatMap(({ saverId }) => saverId ?? []))
    const sights = [...savers].map(async (userId) => {
      const standing = await standings.standingOf(userId)
      return standing?.permissions.has('security_monitoring_signals_read')
        ? [[userId, signalSight(standing)] as const]
        : []
    })
    return new SaverSights(new Map((await Promise.all(sights)).flat()))
  }

  see({ saverId }: NotificationRule, signal: SearchDocument): boolean {
    if (saverId === null) return true
    const sight = this.#byUser.get(saverId)
    return sight !== undefined && (sight?.sees(signal, SIGNAL_FIELDS) ?? true)
  }
}
