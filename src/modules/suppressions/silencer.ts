import type { Clock } from '../../kernel/clock.ts'
import type { KeptList } from './kept-list.ts'
import { Silence } from './silence.ts'
import { isActive, type Suppression } from './suppression.ts'

/** Answers what is silenced at the moment. */
export class Silencer {
  #kept: { readonly key: string; readonly all: readonly Suppression[]; readonly silence: Silence } | null = null

  constructor(
    private readonly suppressions: KeptList<Suppression>,
    private readonly clock: Clock,
  ) {}

  /** The same object until a suppression changes, starts or expires. */
  async current(): Promise<Silence> {
    const all = await this.suppressions.all()
    const now = this.clock.now()
    const active = all.filter((suppression) => isActive(suppression, now))
    const key = active.map(({ id }) => id).join(' ')
    if (this.#kept?.all !== all || this.#kept.key !== key) this.#kept = { all, key, silence: new Silence(active) }
    return this.#kept.silence
  }
}
