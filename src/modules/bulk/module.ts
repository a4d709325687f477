import type { Feed } from '../../feed/index.ts'
import type { LoaderDefinition } from '../../graphql/context.ts'
import type { LiveSources } from '../../graphql/subscriptions/live-source.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { Logger } from '../../kernel/logger.ts'
import type { Postgres } from '../../stores/postgres.ts'
import type { AuditTrail } from '../audit/index.ts'
import type { CaseLinks, CaseLoaders, CaseService } from '../cases/index.ts'
import type { Incident, IncidentLinks, IncidentService } from '../incidents/index.ts'
import type { SignalBatch, SignalSearchService } from '../signals/index.ts'
import { BulkActionRepository } from './bulk-action.repository.ts'
import { BulkActionResolver } from './bulk-action.resolver.ts'
import { BulkActionService } from './bulk-action.service.ts'
import { type BulkAction, isSeenBy } from './bulk-action.ts'
import { BulkActionRelationsResolver } from './bulk-action-relations.resolver.ts'
import { BulkChunkRepository } from './bulk-chunk.repository.ts'
import { BulkProgress } from './bulk-progress.ts'
import { BulkRunner } from './bulk-runner.ts'
import { BulkSignalsResolver } from './bulk-signals.resolver.ts'
import { BulkStartService } from './bulk-start.service.ts'
import { BulkTasks } from './bulk-tasks.ts'
import { ChunkWork } from './chunk-work.ts'
import type { SignalRuns } from './signal-runs.ts'

interface BulkDeps {
  readonly postgres: Postgres
  readonly clock: Clock
  readonly logger: Logger
  readonly feed: Feed
  readonly audit: AuditTrail
  readonly batch: SignalBatch
  readonly searches: SignalSearchService
  readonly cases: { readonly service: CaseService; readonly links: CaseLinks; readonly loaders: CaseLoaders }
  readonly incidents: {
    readonly service: IncidentService
    readonly links: IncidentLinks
    readonly loaders: { readonly incidentById: LoaderDefinition<string, Incident | null> }
  }
  readonly runs: SignalRuns
}

export function createBulk(deps: BulkDeps) {
  const { postgres, cases, incidents } = deps
  const actions = new BulkActionRepository(postgres)
  const chunks = new BulkChunkRepository(postgres)
  const tasks = new BulkTasks({
    ...{ batch: deps.batch, caseLinks: cases.links, incidentLinks: incidents.links, runs: deps.runs },
  })
  const work = new ChunkWork({ ...deps, actions, chunks, tasks })
  const runner = new BulkRunner({ ...deps, actions, work })
  const service = new BulkActionService({ ...deps, actions, chunks, runner })
  const starts = new BulkStartService({
    ...{ ...deps, actions, chunks, service },
    ...{ cases: cases.service, incidents: incidents.service },
  })
  const progress = new BulkProgress({ feed: deps.feed, service })
  const actionById: LoaderDefinition<string, BulkAction | null> = {
    batch: async (ids, viewer) => {
      const seen = (await actions.byIds(ids)).filter((action) => isSeenBy(viewer, action))
      const found = new Map(seen.map((action) => [action.id, action]))
      return ids.map((id) => found.get(id) ?? null)
    },
  }
  const liveSources: LiveSources = { bulkActionProgress: (args, viewer) => progress.open(args, viewer) }
  return {
    service,
    starts,
    runner,
    queues: async () => [await actions.queue()],
    liveSources,
    resolvers: [
      new BulkActionResolver(service),
      new BulkActionRelationsResolver(actionById, cases.loaders.caseById, incidents.loaders.incidentById),
      new BulkSignalsResolver(starts),
    ] as object[],
  }
}
