import type { Transaction } from '../../../stores/postgres.ts'
import type { DetectedSignals, SignalDraft, StoredSignal } from '../../signals/index.ts'
import type { SilentEpisodeRepository } from '../../suppressions/index.ts'
import { GroupSignals } from '../group-evaluation.ts'
import type { GroupLocks } from '../group-locks.repository.ts'
import { groupBy } from '../grouping.ts'
import type { HistoricalJobRepository } from './historical-job.repository.ts'
import type { HistoricalResult } from './historical-job.ts'

/** Makes signals of what historical jobs have found. */
export class ResultConversion {
  constructor(
    private readonly jobs: HistoricalJobRepository,
    private readonly signals: DetectedSignals,
    private readonly silent: SilentEpisodeRepository,
    private readonly locks: GroupLocks,
  ) {}

  /** Which signal stands for each result. One that is there already, from when the logs were new or from another job, is not made again. */
  async convert(tx: Transaction, results: readonly HistoricalResult[]): Promise<Map<string, string>> {
    const open = results.filter(({ signalId }) => signalId === null)
    await this.locks.lock(
      tx,
      open.map(({ draft }) => draft),
    )
    const groups = open.map(({ draft: { ruleId, ruleVersion, groupHash } }) => ({ ruleId, ruleVersion, groupHash }))
    const signals = await this.signals.ofGroups(tx, groups)
    // A silent episode has a number too, which it keeps should it become a signal.
    const silent = groupBy(await this.silent.ofGroups(tx, groups), ({ standIn }) => standIn.groupHash)
    const byGroup = groupBy(signals, ({ groupHash }) => groupHash)
    const found = new Map(results.map(({ id, signalId }) => [id, signalId]))
    const made: { readonly id: string; readonly draft: SignalDraft }[] = []
    for (const [groupHash, ofGroup] of groupBy(open, ({ draft }) => draft.groupHash)) {
      const known = new GroupSignals(distinct(byGroup.get(groupHash) ?? []))
      const taken = (silent.get(groupHash) ?? []).map(({ standIn }) => standIn.episode + 1)
      let number = Math.max(known.nextNumber, ...taken)
      for (const { id, draft } of ofGroup) {
        const signal = known.of(toEpisode(draft))
        if (signal) found.set(id, signal.id)
        else {
          made.push({ id, draft: { ...draft, episode: number } })
          number += 1
        }
      }
    }
    const opened = await this.signals.openFromDetection(
      tx,
      made.map(({ draft }) => draft),
    )
    for (const [index, { id }] of made.entries()) found.set(id, (opened[index] as StoredSignal).id)
    for (const { id } of open) await this.jobs.convert(tx, id, found.get(id) as string)
    return new Map([...found].map(([id, signalId]) => [id, signalId as string]))
  }
}

const toEpisode = ({ firstSeen, lastSeen, triggeredAt }: SignalDraft) => ({
  ...{ firstSeen: firstSeen.getTime(), lastSeen: lastSeen.getTime(), triggeredAt: triggeredAt.getTime() },
  caseIndex: 0,
})

const distinct = (signals: readonly StoredSignal[]): StoredSignal[] => [
  ...new Map(signals.map((signal) => [signal.id, signal])).values(),
]
