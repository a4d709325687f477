import type { SignalDraft } from '../../signals/index.ts'
import type { EpisodeWriter } from '../episode-writer.ts'
import type { Evaluations } from '../evaluations.ts'
import {
  changesOf,
  type EpisodeChange,
  GroupSignals,
  type TaskWithSignals,
  type TouchedGroup,
  touchedGroups,
} from '../group-evaluation.ts'
import { NO_BATCH, type Scope } from '../match.repository.ts'
import { groupHashOf } from '../match-groups.ts'
import type { MomentMethod } from '../method.ts'
import { methodOf } from '../methods.ts'
import { momentsOf } from '../moments.ts'
import type { RuleMatch } from '../rule-match.ts'
import { FROM_THE_START } from '../threshold.ts'
import { type HistoricalJob, ruleOfJob } from './historical-job.ts'
import type { JobGroup } from './job-match.repository.ts'

const SCOPE: Scope = { visible: { last: NO_BATCH, open: [] }, own: [NO_BATCH] }

/** Makes of a job's matches what detection would have made of them, by the same means. */
export class JobEvaluation {
  constructor(
    private readonly evaluations: Evaluations,
    private readonly writer: EpisodeWriter,
  ) {}

  /** Of matches in the order of time that are all there are. */
  async draftsOf(job: HistoricalJob, matches: readonly RuleMatch[]): Promise<SignalDraft[]> {
    const changes = touchedGroups(matches).flatMap((group) => wholeChanges(group))
    const written = await this.writer.write(changes, new Map(), SCOPE)
    return written.map(({ draft }) => ({ ...draft, ruleId: job.rule.id, ruleVersion: job.rule.version }))
  }

  async drafts(job: HistoricalJob, groups: readonly JobGroup[]): Promise<SignalDraft[]> {
    const tasks = groups.map((group) => toTask(job, group))
    const changes = await this.evaluations.changes(tasks, SCOPE)
    const written = await this.writer.write(changes, new Map(), SCOPE, () => job.rule)
    const { id, version } = job.rule
    return written.map(({ draft, change: { task } }) => ({
      ...draft,
      ruleId: id,
      ruleVersion: version,
      // Those that ClickHouse has found have a hash of their own, which says the same.
      groupHash: job.rule.method === 'THIRD_PARTY' ? task.groupHash : groupHashOf(job.rule, task.groupValues),
    }))
  }
}

function wholeChanges(group: TouchedGroup): EpisodeChange[] {
  const task = { ...group, isRepeated: true }
  const method = methodOf(group.rule) as MomentMethod
  const moments = momentsOf(group.matches)
  const episodes = method.evaluate(group.rule, moments, FROM_THE_START, () => null)
  return changesOf(task, new GroupSignals([]), moments, episodes).map((change) => ({ ...change, kind: 'WHOLE' }))
}

/** The whole life of a group in one go: of its matches only the ends have to be known. */
function toTask(job: HistoricalJob, { groupHash, groupValues, first, last }: JobGroup): TaskWithSignals {
  const group = { rule: ruleOfJob(job), groupHash, groupValues }
  const end = (timestamp: number): RuleMatch => ({
    ...group,
    query: 0,
    timestamp,
    logId: '',
    value: 0,
    distinctValue: '',
  })
  return { task: { ...group, matches: [end(first), end(last)], isRepeated: true }, signals: new GroupSignals([]) }
}
