import type { Viewer } from '../../kernel/viewer.ts'
import type { SearchDocument, Sight } from '../../search/index.ts'
import { SIGNAL_FIELDS, signalSight } from '../signals/index.ts'
import type { NotificationRule } from './notification-rule.ts'

/** What a person may do at the moment; null for who is disabled or not there. */
export interface Standings {
  standingOf(userId: string): Promise<Pick<Viewer, 'restrictions'> | null>
}

/** What those who saved some rules see of signals at the moment. Who is gone leaves what they saw when they saved the rule. */
export class SaverSights {
  readonly #byUser: ReadonlyMap<string, Sight | null>

  private constructor(byUser: ReadonlyMap<string, Sight | null>) {
    this.#byUser = byUser
  }

  static async of(standings: Standings, rules: Iterable<NotificationRule>): Promise<SaverSights> {
    const savers = new Set([...rules].flatMap(({ saverId }) => saverId ?? []))
    const sights = [...savers].map(async (userId) => {
      const standing = await standings.standingOf(userId)
      return [userId, standing && signalSight(standing)] as const
    })
    return new SaverSights(new Map(await Promise.all(sights)))
  }

  see({ saverId }: NotificationRule, signal: SearchDocument): boolean {
    return this.#byUser.get(saverId ?? '')?.sees(signal, SIGNAL_FIELDS) ?? true
  }
}
