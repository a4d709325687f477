import { isDeepStrictEqual } from 'node:util'
import type { Clock } from '../../kernel/clock.ts'
import { entityId } from '../../kernel/entity.ts'
import { newId } from '../../kernel/ids.ts'
import { systemViewer, type Viewer } from '../../kernel/viewer.ts'
import type { Transaction } from '../../stores/postgres.ts'
import { tacticsOf, techniquesOf } from '../rules/index.ts'
import type { SignalRepository } from './signal.repository.ts'
import type { StoredSignal } from './signal.ts'
import type { SignalChange, SignalChanges } from './signal-changes.ts'
import { type SignalDocument, signalDocument } from './signal-document.ts'
import type { RecentGroup, SignalDraft, SignalEpisode } from './signal-draft.ts'
import type { HistoryEvent } from './signal-history.ts'
import { workTimes } from './stored-signal.ts'
import { lockTime } from './triage.ts'

interface Deps {
  readonly clock: Clock
  readonly signals: SignalRepository
  readonly changes: SignalChanges
}

export interface SignalExtension {
  /** As `ofGroups` has answered it in the same transaction. */
  readonly signal: StoredSignal
  readonly draft: SignalDraft
}

/** What detection does with signals: it knows nothing of triage, and triage nothing of it. */
export class DetectedSignals {
  constructor(private readonly deps: Deps) {}

  /** The signals that some groups have had of late, by episode; nobody else changes them until the transaction ends. */
  ofGroups(tx: Transaction, groups: readonly RecentGroup[]): Promise<StoredSignal[]> {
    return this.deps.signals.lockGroups(tx, groups, this.deps.clock.now())
  }

  /** Those of the episodes that became signals. */
  ofEpisodes(tx: Transaction, episodes: readonly SignalEpisode[]): Promise<StoredSignal[]> {
    return this.deps.signals.ofEpisodes(tx, episodes, this.deps.clock.now())
  }

  byIds(tx: Transaction, ids: readonly string[]): Promise<StoredSignal[]> {
    return this.deps.signals.byIds(tx, ids, this.deps.clock.now())
  }

  async openFromDetection(tx: Transaction, drafts: readonly SignalDraft[]): Promise<StoredSignal[]> {
    const opened = drafts.map((draft) => this.#open(draft))
    await this.deps.signals.insert(tx, opened)
    await this.#record(
      tx,
      opened.map((after) => ({ before: null, after, events: [severityEvent('CREATED', null, after)] })),
    )
    return opened
  }

  /** What a draft does not change is not written, so that evaluating the same matches again leaves no trace. */
  async extendFromDetection(tx: Transaction, extensions: readonly SignalExtension[]): Promise<StoredSignal[]> {
    const changes: (SignalChange & { readonly after: StoredSignal })[] = []
    const extended = extensions.map(({ signal, draft }) => {
      const after = extend(signal, draft)
      if (isSame(after, signal)) return signal
      const next = { ...after, version: signal.version + 1 }
      const events = after.severity === signal.severity ? [] : [severityEvent('SEVERITY_CHANGED', signal, after)]
      changes.push({ before: signal, after: next, events })
      return next
    })
    await this.deps.signals.updateDetection(
      tx,
      changes.map(({ after }) => after),
    )
    await this.#record(tx, changes)
    return extended
  }

  /** What searching would see of a signal. */
  describe(draft: SignalDraft): SignalDocument {
    return signalDocument(this.#open(draft), null)
  }

  #open(draft: SignalDraft): StoredSignal {
    const timestamp = this.deps.clock.now()
    const times = { timestamp, triggeredAt: draft.triggeredAt, acknowledgedAt: null, resolvedAt: null }
    return {
      ...times,
      ...fromDraft(draft),
      ...workTimes(times),
      id: newId('sig', this.deps.clock),
      version: 1,
      triage: {
        state: 'OPEN',
        assigneeId: null,
        archiveReason: 'NONE',
        archiveComment: null,
        changedAt: null,
        changedBy: null,
        locked: false,
        locksAt: lockTime(timestamp),
      },
      caseIds: [],
      incidentIds: [],
    }
  }

  /** Each rule acts in its own name. */
  async #record(tx: Transaction, changes: readonly SignalChange[]): Promise<void> {
    const byRule = new Map<string, SignalChange[]>()
    for (const change of changes) {
      const { ruleId } = change.after
      byRule.set(ruleId, [...(byRule.get(ruleId) ?? []), change])
    }
    for (const ofRule of byRule.values()) {
      await this.deps.changes.record(tx, ruleViewer((ofRule[0] as SignalChange).after), ofRule)
    }
  }
}

const ruleViewer = ({ ruleId, ruleName }: Pick<StoredSignal, 'ruleId' | 'ruleName'>): Viewer => ({
  ...systemViewer(ruleName),
  actor: { kind: 'RULE', id: ruleId, name: ruleName },
})

const fromDraft = ({ entities, ...draft }: SignalDraft) => ({
  ...draft,
  tactics: tacticsOf(draft.tags),
  techniques: techniquesOf(draft.tags),
  entities: entities.map(({ kind, value }) => ({ id: entityId({ kind, value }), kind, value })),
})

function extend(signal: StoredSignal, draft: SignalDraft): StoredSignal {
  const after = { ...signal, ...fromDraft(draft) }
  return { ...after, ...workTimes(after) }
}

/** As they are stored: neither the order of keys nor a prototype makes a difference there. */
const isSame = (left: StoredSignal, right: StoredSignal): boolean =>
  isDeepStrictEqual(JSON.parse(JSON.stringify(left)), JSON.parse(JSON.stringify(right)))

const severityEvent = (
  action: 'CREATED' | 'SEVERITY_CHANGED',
  before: StoredSignal | null,
  after: StoredSignal,
): HistoryEvent => ({
  action,
  field: 'severity',
  previousValue: before?.severity ?? null,
  newValue: after.severity,
  reason: after.ruleCase.condition,
})
