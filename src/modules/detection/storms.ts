import type { Clock } from '../../kernel/clock.ts'
import { severityRank } from '../../kernel/severity.ts'
import type { Transaction } from '../../stores/postgres.ts'
import type { Rule } from '../rules/index.ts'
import type { DetectedSignals, SignalDraft, StoredSignal } from '../signals/index.ts'
import type { FoldedTotals, SilentDraft, SilentEpisodeRepository } from '../suppressions/index.ts'
import { groupBy } from './grouping.ts'
import { STORM_GROUP, stormDraft } from './storm-signal.ts'

/** A rule that would create more signals than this within a minute is in a storm. */
export const STORM_LIMIT = 1_000
const STORM_SPAN = 60_000

export interface FreshSignal {
  readonly rule: Rule
  readonly draft: SignalDraft
}

interface Deps {
  readonly clock: Clock
  readonly signals: DetectedSignals
  readonly silent: SilentEpisodeRepository
  readonly limit: number
}

/**
 * Sees to it that no rule drowns the others. Above the limit, further groups of the rule are folded into one parent signal, which counts them and
 * their matches exactly. Folded groups count for the rate as well, so that a storm lasts until the rule itself becomes quieter.
 */
export class Storms {
  constructor(private readonly deps: Deps) {}

  /** Creates the signals that may be created and folds the others. */
  async open(tx: Transaction, fresh: readonly FreshSignal[]): Promise<void> {
    const opened: SignalDraft[] = []
    for (const [ruleId, ofRule] of [...groupBy(fresh, ({ rule }) => rule.id)].sort(byKey)) {
      const drafts = ofRule.map(({ draft }) => draft).sort(byTrigger)
      const rule = (ofRule[0] as FreshSignal).rule
      let { room, parentId } = await this.#room(tx, rule)
      if (drafts.length > room) {
        await this.deps.silent.lockStorm(tx, ruleId)
        ;({ room, parentId } = await this.#room(tx, rule))
      }
      opened.push(...drafts.slice(0, room))
      if (drafts.length > room) await this.#fold(tx, rule, drafts.slice(room), parentId)
    }
    await this.deps.signals.openFromDetection(tx, opened)
  }

  /** Folded groups that went on. */
  async extend(tx: Transaction, rules: ReadonlyMap<string, Rule>, folded: readonly SilentDraft[]): Promise<void> {
    await this.deps.silent.save(tx, folded, this.deps.clock.now())
    for (const [parentId, drafts] of groupBy(folded, ({ why }) => (why.reason === 'FOLDED' ? why.parentId : ''))) {
      const rule = rules.get(drafts[0]?.draft.ruleId ?? '')
      const parent = rule && (await this.#storms(tx, rule)).find(({ id }) => id === parentId)
      if (parent) await this.#rewrite(tx, rule, parent, [])
    }
  }

  async #room(tx: Transaction, rule: Rule): Promise<{ room: number; parentId: string | null }> {
    const since = new Date(this.deps.clock.now().getTime() - STORM_SPAN)
    const { count, parentId } = await this.deps.silent.recent(tx, rule, since)
    return { room: Math.max(0, this.deps.limit - count), parentId }
  }

  async #fold(tx: Transaction, rule: Rule, drafts: readonly SignalDraft[], parentId: string | null): Promise<void> {
    const { silent, clock } = this.deps
    const storms = await this.#storms(tx, rule)
    const known = storms.find(({ id }) => id === parentId)
    const parent = known ?? (await this.#begin(tx, rule, storms, drafts))
    const why = { reason: 'FOLDED', parentId: parent.id } as const
    await silent.save(
      tx,
      drafts.map((draft) => ({ draft, why })),
      clock.now(),
    )
    if (known) await this.#rewrite(tx, rule, known, drafts)
  }

  async #begin(
    tx: Transaction,
    rule: Rule,
    storms: readonly StoredSignal[],
    folded: readonly SignalDraft[],
  ): Promise<StoredSignal> {
    const number = 1 + Math.max(-1, ...storms.map(({ episode }) => episode))
    const totals = totalsOf(folded)
    const draft = stormDraft({ rule, number, limit: this.deps.limit, totals, folded, stored: null })
    const [parent] = await this.deps.signals.openFromDetection(tx, [draft])
    return parent as StoredSignal
  }

  async #rewrite(tx: Transaction, rule: Rule, stored: StoredSignal, folded: readonly SignalDraft[]): Promise<void> {
    const totals = await this.deps.silent.foldedInto(tx, stored.id)
    const draft = stormDraft({ rule, number: stored.episode, limit: this.deps.limit, totals, folded, stored })
    await this.deps.signals.extendFromDetection(tx, [{ signal: stored, draft }])
  }

  /** The parent signals of a rule version, which nobody else changes until the transaction ends. */
  #storms(tx: Transaction, rule: Rule): Promise<StoredSignal[]> {
    return this.deps.signals.ofGroups(tx, [{ ruleId: rule.id, ruleVersion: rule.version, groupHash: STORM_GROUP }])
  }
}

function totalsOf(drafts: readonly SignalDraft[]): FoldedTotals {
  const times = (pick: (draft: SignalDraft) => Date) => drafts.map((draft) => pick(draft).getTime())
  const firstSeen = times((draft) => draft.firstSeen).reduce((least, time) => Math.min(least, time))
  const lastSeen = times((draft) => draft.lastSeen).reduce((most, time) => Math.max(most, time))
  const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)
  return {
    groups: drafts.length,
    matches: sum(drafts.map(({ eventsMatched }) => eventsMatched)),
    queryMatches: (drafts[0]?.queries ?? []).map((_, index) =>
      sum(drafts.map(({ queries }) => queries[index]?.eventsMatched ?? 0)),
    ),
    severity: drafts.reduce((most, { severity }) => Math.max(most, severityRank(severity)), 0),
    firstSeen: new Date(firstSeen),
    lastSeen: new Date(lastSeen),
  }
}

const byKey = ([left]: [string, unknown], [right]: [string, unknown]): number => (left < right ? -1 : 1)

const byTrigger = (left: SignalDraft, right: SignalDraft): number =>
  left.triggeredAt.getTime() - right.triggeredAt.getTime() || (left.groupHash < right.groupHash ? -1 : 1)
