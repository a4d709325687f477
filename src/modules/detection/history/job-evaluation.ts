import type { SignalDraft } from '../../signals/index.ts'
import type { EpisodeWriter } from '../episode-writer.ts'
import type { Evaluations } from '../evaluations.ts'
import { GroupSignals, type TaskWithSignals } from '../group-evaluation.ts'
import type { Scope } from '../match.repository.ts'
import { groupHashOf } from '../match-groups.ts'
import type { RuleMatch } from '../rule-match.ts'
import { type HistoricalJob, ruleOfJob } from './historical-job.ts'
import type { JobGroup } from './job-match.repository.ts'
import { NO_BATCH } from './job-scan.ts'

const SCOPE: Scope = { visible: { last: NO_BATCH, open: [] }, own: [NO_BATCH] }

/** Makes of a job's matches what detection would have made of them, by the same means. */
export class JobEvaluation {
  constructor(
    private readonly evaluations: Evaluations,
    private readonly writer: EpisodeWriter,
  ) {}

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
