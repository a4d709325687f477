import type { FeedEntry } from '../../feed/index.ts'
import type { Clock } from '../../kernel/clock.ts'
import { newId } from '../../kernel/ids.ts'
import type { SignalTargets } from '../signals/index.ts'
import { type NewDelivery, type Recipient, type Statements, targetIdOf } from './delivery.ts'
import { type DeliveryOutbox, type FloodPlace, placeOf } from './delivery-outbox.repository.ts'
import { admit, type FloodWindow } from './flood.ts'
import type { NotificationRuleRepository } from './notification-rule.repository.ts'
import { isFresh, Recipients } from './recipients.ts'
import type { Standings } from './saver-sights.ts'

interface Deps {
  readonly clock: Clock
  readonly rules: NotificationRuleRepository
  readonly outbox: DeliveryOutbox
  /** Whom the cases of detection rules name. */
  readonly caseTargets: SignalTargets
  readonly standings: Standings
}

interface Place extends FloodPlace {
  readonly recipients: Recipient[]
}

interface Admitted {
  readonly deliveries: readonly NewDelivery[]
  readonly window: (FloodPlace & FloodWindow) | null
}

/** Makes deliveries of what happens to signals: once for each signal, rule and target, however often it hears of it. */
export class DeliveryIntake {
  #recipients = new Recipients([])
  #stamp: string | null = null

  constructor(private readonly deps: Deps) {}

  async consume(entries: readonly FeedEntry[], tx: Statements): Promise<void> {
    const all = entries.filter(({ topic }) => topic === 'signal')
    const signals = all.filter(({ after }) => after !== null)
    if (all.length > signals.length) await this.#forget(tx, all)
    if (!signals.length) return
    const recipients = await this.#compiled(tx)
    const named = [...(await recipients.of(signals, this.deps.standings)), ...(await this.#ofCases(tx, signals))]
    const fresh = named.length ? await this.deps.outbox.withoutDelivery(tx, named) : []
    if (fresh.length) await this.#store(tx, fresh)
  }

  /** Compiled once for each change of the rules, by whichever process; the stamp is read in the transaction, so that none is missed. */
  async #compiled(tx: Statements): Promise<Recipients> {
    const stamp = await this.deps.rules.stamp(tx)
    if (stamp !== this.#stamp) {
      this.#recipients = new Recipients(await this.deps.rules.enabled(tx))
      this.#stamp = stamp
    }
    return this.#recipients
  }

  /** What was told of a signal is kept as long as the signal. */
  async #forget(tx: Statements, entries: readonly FeedEntry[]): Promise<void> {
    await this.deps.outbox.forget(
      tx,
      entries.flatMap(({ subjectId, after }) => (after === null ? [subjectId] : [])),
    )
  }

  /** A signal that another case took over has another title. */
  async #ofCases(tx: Statements, signals: readonly FeedEntry[]): Promise<Recipient[]> {
    const ids = signals.flatMap(({ subjectId, before, after }) =>
      after && (isFresh(before, after) || before?.title !== after.title) ? [subjectId] : [],
    )
    if (!ids.length) return []
    const found = await this.deps.caseTargets.ofSignals(tx, [...new Set(ids)])
    return found.flatMap(({ signalId, ruleId, targets }) =>
      targets.map((target) => ({ signalId, sourceId: ruleId, target })),
    )
  }

  async #store(tx: Statements, fresh: readonly Recipient[]): Promise<void> {
    const { outbox, clock } = this.deps
    const now = clock.now()
    await outbox.addTargets(tx, fresh)
    const places = placesOf(fresh)
    const windows = await outbox.windows(tx, places)
    const open = await outbox.lockDigests(
      tx,
      [...windows.values()].flatMap(({ digestId }) => digestId ?? []),
    )
    const admitted = places.map((place) => this.#admit(place, windows.get(placeOf(place)) ?? null, open, now))
    await outbox.saveWindows(
      tx,
      admitted.flatMap(({ window }) => window ?? []),
    )
    await outbox.insert(
      tx,
      admitted.flatMap(({ deliveries }) => deliveries),
      now,
    )
  }

  #admit(place: Place, before: FloodWindow | null, open: ReadonlySet<string>, now: Date): Admitted {
    const { recipients, sourceId, targetId } = place
    const all = recipients.map((recipient): NewDelivery => {
      return { ...recipient, id: newId('dlv', this.deps.clock), targetId, dueAt: now, digestId: null }
    })
    // A workflow starts for one signal, and has a rate limit of its own.
    if (recipients[0]?.target.kind === 'WORKFLOW') return { deliveries: all, window: null }
    const { window, single, digestAt } = admit(before, now, recipients.length)
    const [leader] = all.slice(single)
    const isOpen = window.digestId !== null && open.has(window.digestId)
    const digestId = isOpen ? window.digestId : (leader?.id ?? null)
    return {
      deliveries: all.map((one, index) => (index < single ? one : { ...one, dueAt: digestAt, digestId })),
      window: { ...window, sourceId, targetId, digestId },
    }
  }
}

function placesOf(recipients: readonly Recipient[]): Place[] {
  const places = new Map<string, Place>()
  for (const recipient of recipients) {
    const place = { sourceId: recipient.sourceId, targetId: targetIdOf(recipient.target) }
    const known = places.get(placeOf(place))
    if (known) known.recipients.push(recipient)
    else places.set(placeOf(place), { ...place, recipients: [recipient] })
  }
  return [...places.values()]
}
