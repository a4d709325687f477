import { randomUUID } from 'node:crypto'
import type { Feed, FeedEntry } from '../../feed/index.ts'
import type { LoaderDefinition } from '../../graphql/context.ts'
import type { LiveSources } from '../../graphql/subscriptions/live-source.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { Logger } from '../../kernel/logger.ts'
import type { Page } from '../../kernel/page.ts'
import type { Postgres, Transaction } from '../../stores/postgres.ts'
import type { User } from '../access/index.ts'
import type { Action } from '../actions/index.ts'
import type { AuditTrail } from '../audit/index.ts'
import type { CaseLoaders } from '../cases/index.ts'
import type { SignalService } from '../signals/index.ts'
import { BulkRuns } from './bulk-runs.ts'
import { CompiledWorkflows } from './compiled-workflow.ts'
import { BrokenRuns } from './engine/broken-runs.ts'
import { ChildRuns } from './engine/child-runs.ts'
import { findEngineAction } from './engine/engine-actions.ts'
import { OutsideCalls, type SecretSource } from './engine/outside-calls.ts'
import { RunEngine } from './engine/run-engine.ts'
import { RunSessions } from './engine/run-sessions.ts'
import { RunTurn } from './engine/run-turn.ts'
import type { Standings } from './engine/run-viewers.ts'
import { StepWork } from './engine/step-work.ts'
import type { SubjectSources } from './engine/subjects.ts'
import { WorkRepository } from './engine/work.repository.ts'
import { KeptWorkflows } from './kept-workflows.ts'
import { NotifiedRuns } from './notified-runs.ts'
import { type RunOwner, RunRepository } from './run.repository.ts'
import { type RunLoaders, WorkflowRunResolver } from './run.resolver.ts'
import { type RunPageRequest, RunService } from './run.service.ts'
import type { WorkflowRun } from './run.ts'
import { RunProgress } from './run-progress.ts'
import { RunStarts } from './run-starts.ts'
import { SeenRuns } from './seen-runs.ts'
import { CaseWorkflowsResolver, SignalWorkflowsResolver, type SubjectLoaders } from './subject-runs.resolver.ts'
import { Suggestions } from './suggestions.ts'
import { FeedTrigger } from './triggers/feed-trigger.ts'
import { PublishedWorkflows } from './triggers/published-workflows.ts'
import { ScheduleRepository } from './triggers/schedule.repository.ts'
import { Schedules } from './triggers/schedules.ts'
import { WorkflowRepository } from './workflow.repository.ts'
import { WorkflowResolver } from './workflow.resolver.ts'
import { type Blueprints, WorkflowService } from './workflow.service.ts'

interface WorkflowsDeps {
  readonly postgres: Postgres
  readonly clock: Clock
  readonly logger: Logger
  readonly feed: Feed
  readonly audit: AuditTrail
  readonly standings: Standings
  readonly actions: { find(id: string): Action | null }
  readonly blueprints: Blueprints
  readonly secrets: SecretSource
  readonly subjects: SubjectSources & { readonly signals: SignalService }
  readonly userById: LoaderDefinition<string, User | null>
  readonly loaders: Pick<RunLoaders, 'signalById' | 'caseById' | 'incidentById'> & Pick<CaseLoaders, 'familyOfCase'>
}

/** For each attempt of a step that reaches another server. */
const ATTEMPT_MS = 60_000

export function createWorkflows(deps: WorkflowsDeps) {
  const { postgres, clock, logger, feed, audit, actions } = deps
  const workflows = new WorkflowRepository(postgres)
  const kept = new KeptWorkflows(workflows)
  const published = new PublishedWorkflows(kept)
  const compiled = new CompiledWorkflows((id, version) => workflows.definition(id, version))
  const runs = new RunRepository(postgres)
  const work = new WorkRepository(postgres)
  const starts = new RunStarts({ clock, feed, audit, runs })
  const schedules = new Schedules({ postgres, clock, logger, workflows, schedules: new ScheduleRepository(), starts })
  const service = new WorkflowService({
    ...{ postgres, clock, audit, workflows, kept, schedules, runs, blueprints: deps.blueprints },
    find: (id) => actions.find(id) ?? findEngineAction(id),
  })
  // Tells the runs that this process has under way from those of others.
  const lease = randomUUID()
  const children = new ChildRuns({ starts, work, published: (reference) => published.find(reference) })
  const broken = new BrokenRuns({ postgres, clock, logger, feed, work, compiled })
  const calls: OutsideCalls = new OutsideCalls({
    ...{ work, lease, secrets: deps.secrets, attemptMs: ATTEMPT_MS },
    ended: (result) => engine.ended(result),
  })
  const turns = new RunTurn({
    ...{ postgres, clock, feed, work, lease },
    sessions: new RunSessions({ clock, work, compiled, standings: deps.standings, subjects: deps.subjects }),
    steps: new StepWork({ logger, children, find: (id) => actions.find(id) }),
    isUnderWay: (runId, step) => calls.isUnderWay(runId, step),
  })
  const engine: RunEngine = new RunEngine({ postgres, clock, logger, work, turns, broken, schedules, lease, calls })
  const runService = new RunService({
    ...{ postgres, feed, audit, runs, starts, engine, broken, compiled, workflows: service },
    seen: new SeenRuns(runs, deps.subjects.signals),
    ...{ subjects: deps.subjects, definition: (id, version) => workflows.definition(id, version) },
  })
  const progress = new RunProgress({ feed, runs: runService })
  const trigger = new FeedTrigger({ published, starts, standings: deps.standings })
  const loaders: RunLoaders = {
    ...deps.loaders,
    workflowById: { batch: (ids, viewer) => service.byIds(viewer, ids) },
    stepsOfRun: { batch: (list, viewer) => runService.stepsOf(viewer, list) },
  }
  const suggestions = new Suggestions(published)
  const runsOf = (owner: RunOwner): LoaderDefinition<RunPageRequest, Page<WorkflowRun>> => ({
    batch: (requests, viewer) => runService.pages(viewer, owner, requests),
  })
  const subjectLoaders: SubjectLoaders = {
    suggestionsOfSignal: { batch: (signals) => suggestions.of(signals) },
    runsOfSignal: runsOf('signalId'),
    runsOfCase: runsOf('caseId'),
  }
  const liveSources: LiveSources = { workflowRunProgress: (args, viewer) => progress.open(args, viewer) }
  return {
    service,
    queues: async () => [await work.queue(deps.clock.now())],
    /** Workflows that start by themselves, with their tags. */
    published,
    /** Starts runs in the transaction of others. */
    starts,
    runs: runService,
    /** Starts runs for many signals. */
    bulkRuns: new BulkRuns({ workflows: service, signals: deps.subjects.signals, starts }),
    /** Starts runs for those that notifications name. */
    notified: new NotifiedRuns({
      ...{ published, starts, standings: deps.standings, signals: deps.subjects.signals },
    }),
    loaders,
    engine,
    /** Takes the feed. */
    trigger: (entries: readonly FeedEntry[], tx: unknown) => trigger.consume(entries, tx as Transaction),
    liveSources,
    resolvers: [
      new WorkflowResolver(service, runsOf('workflowId'), deps.userById),
      new WorkflowRunResolver(runService, loaders),
      new SignalWorkflowsResolver(subjectLoaders),
      new CaseWorkflowsResolver(subjectLoaders, deps.loaders.familyOfCase),
    ] as object[],
  }
}
