import type { Clock } from '../../../kernel/clock.ts'
import type { Viewer } from '../../../kernel/viewer.ts'
import type { Transaction } from '../../../stores/postgres.ts'
import type { CompiledWorkflow, CompiledWorkflows } from '../compiled-workflow.ts'
import { PENDING, type StepProgress } from '../run.ts'
import { fatal } from './run-end.ts'
import { RunSession } from './run-session.ts'
import { type Standings, viewerOfRun } from './run-viewers.ts'
import { readSubjects, type SubjectSources } from './subjects.ts'
import type { RunAtWork, WorkedRun, WorkRepository } from './work.repository.ts'

interface Deps {
  readonly clock: Clock
  readonly work: WorkRepository
  readonly compiled: CompiledWorkflows
  readonly standings: Standings
  readonly subjects: SubjectSources
}

interface Sessions {
  /** In an order in which everybody locks what they are about. */
  readonly open: readonly RunSession[]
  /** Those that cannot go on at all. */
  readonly ended: readonly WorkedRun[]
}

/** Reads all that runs need before their steps can go on: for many by as few statements as for one. */
export class RunSessions {
  constructor(private readonly deps: Deps) {}

  async open(tx: Transaction, runs: readonly RunAtWork[]): Promise<Sessions> {
    const { clock, work } = this.deps
    const now = clock.now()
    const begun = runs.filter(({ state }) => state !== 'QUEUED').map(({ id }) => id)
    const steps = await work.steps(tx, begun)
    const open: RunSession[] = []
    const ended: WorkedRun[] = []
    for (const group of byVersion(runs)) {
      const [first] = group as [RunAtWork]
      const { compiled, standings } = this.deps
      const viewer = await viewerOfRun(standings, first)
      const names = await compiled.names(first.workflowId, first.workflowVersion)
      const going = group.filter((run) => {
        const change = fatal(run, viewer, now)
        if (change) ended.push({ run, change, steps: abandoned(names, steps.get(run.id), now) })
        return !change
      })
      if (!viewer || going.length === 0) continue
      const workflow = await compiled.get(first.workflowId, first.workflowVersion)
      open.push(...(await this.#openGroup(going, workflow, viewer, steps, now)))
    }
    return { open: open.sort(inOrder), ended }
  }

  async #openGroup(
    runs: readonly RunAtWork[],
    workflow: CompiledWorkflow,
    viewer: Viewer,
    steps: ReadonlyMap<string, Map<string, StepProgress>>,
    now: Date,
  ): Promise<RunSession[]> {
    const subjectsOf = await readSubjects(this.deps.subjects, viewer, runs, workflow.roots)
    return runs.map(
      (run) => new RunSession(run, workflow, steps.get(run.id) ?? new Map(), viewer, subjectsOf(run), now),
    )
  }
}

function byVersion(runs: readonly RunAtWork[]): RunAtWork[][] {
  const groups = new Map<string, RunAtWork[]>()
  for (const run of runs) {
    const key = `${run.workflowId} ${run.workflowVersion}`
    groups.set(key, [...(groups.get(key) ?? []), run])
  }
  return [...groups.values()]
}

/** Transactions that lock the same signals one after the other must not wait for each other. */
const inOrder = ({ run: one }: RunSession, { run: other }: RunSession): number =>
  placeOf(one) < placeOf(other) ? -1 : 1

const placeOf = ({ id, signalId, caseId, incidentId }: RunAtWork): string =>
  `${signalId ?? caseId ?? incidentId ?? ''} ${id}`

/** The steps that will not come to their end. */
function abandoned(
  names: readonly string[],
  progress: ReadonlyMap<string, StepProgress> | undefined,
  now: Date,
): Map<string, StepProgress> {
  return new Map(
    [...new Set([...names, ...(progress?.keys() ?? [])])].flatMap((name): [string, StepProgress][] => {
      const step = progress?.get(name) ?? PENDING
      if (step.finishedAt) return []
      const state = step.state === 'PENDING' ? 'SKIPPED' : 'CANCELED'
      return [[name, { ...step, state, finishedAt: now, dueAt: null }]]
    }),
  )
}
