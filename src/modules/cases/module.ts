import type { Feed } from '../../feed/index.ts'
import type { LoaderDefinition } from '../../graphql/context.ts'
import type { LiveSources } from '../../graphql/subscriptions/live-source.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { ClickHouse } from '../../stores/clickhouse.ts'
import type { Postgres } from '../../stores/postgres.ts'
import type { User, UserDirectory } from '../access/index.ts'
import type { AuditTrail } from '../audit/index.ts'
import { DocumentIndex, type Explorer } from '../explorer/index.ts'
import type { LogService } from '../logs/index.ts'
import type {
  LinkedSignalsCounter,
  SeenSignals,
  SignalBatch,
  SignalSearchService,
  SignalService,
  SignalSummary,
} from '../signals/index.ts'
import { caseLoaders } from './case.loaders.ts'
import { CaseRepository } from './case.repository.ts'
import { CaseResolver, CaseSearchResolver } from './case.resolver.ts'
import { CaseService } from './case.service.ts'
import type { StoredCase } from './case.ts'
import { CaseActivityResolver } from './case-activity.resolver.ts'
import { CaseActivity } from './case-activity.ts'
import { CaseChanges } from './case-changes.ts'
import { CaseComments } from './case-comments.ts'
import { caseDocuments } from './case-document.ts'
import { CaseIncidents } from './case-incidents.ts'
import { CaseLinks } from './case-links.ts'
import { CaseMerging } from './case-merging.ts'
import { CaseEventResolver, CaseRelationsResolver } from './case-relations.resolver.ts'
import { CaseSearchService } from './case-search.service.ts'
import { CaseSignals } from './case-signals.ts'
import { CaseWatchers } from './case-watchers.ts'
import { CaseWorkResolver } from './case-work.resolver.ts'
import { FamilyRepository } from './family.repository.ts'
import { MergeRepository } from './merge.repository.ts'
import { NotebookRepository } from './notebook.repository.ts'
import { NotebookCellResolver } from './notebook.resolver.ts'
import { NotebookService } from './notebook.service.ts'
import { CaseProjectRepository } from './project.repository.ts'
import { CaseProjectResolver } from './project.resolver.ts'
import { CaseProjectService } from './project.service.ts'
import { SignalCasesResolver } from './signal-cases.resolver.ts'
import { TimelineRepository } from './timeline.repository.ts'
import { TimelineService } from './timeline.service.ts'

interface CasesDeps {
  readonly postgres: Postgres
  readonly clickhouse: ClickHouse
  readonly clock: Clock
  readonly feed: Pick<Feed, 'append' | 'settled' | 'listen' | 'catchUp'>
  readonly audit: AuditTrail
  readonly explorer: Explorer
  readonly users: Pick<UserDirectory, 'usersById'>
  readonly userById: LoaderDefinition<string, User | null>
  readonly logs: { readonly service: LogService }
  readonly signals: {
    readonly service: SignalService
    readonly searches: SignalSearchService
    readonly batch: SignalBatch
    readonly seen: SeenSignals
    readonly linked: LinkedSignalsCounter
    readonly loaders: { readonly signalById: LoaderDefinition<string, SignalSummary | null> }
  }
}

export function createCases(deps: CasesDeps) {
  const { postgres, clickhouse, clock, feed, audit, users, userById, signals } = deps
  const cases = new CaseRepository(postgres)
  const families = new FamilyRepository(postgres)
  const timeline = new TimelineRepository(postgres)
  const merges = new MergeRepository()
  const projectRows = new CaseProjectRepository(postgres)
  const changes = new CaseChanges({ clock, audit, feed, users, cases, timeline })
  const links = new CaseLinks({ batch: signals.batch, cases, changes, merges, timeline })
  const service = new CaseService({
    ...{ postgres, clock, feed, users, cases, families, changes, links },
    projects: projectRows,
    signals: signals.service,
  })
  const projects = new CaseProjectService({ postgres, clock, audit, projects: projectRows })
  const notebooks = new NotebookService({
    postgres,
    clock,
    feed,
    cases,
    changes,
    notebooks: new NotebookRepository(postgres),
  })
  const watchers = new CaseWatchers({ postgres, clock, audit, cases, families })
  const searches = new CaseSearchService(deps.explorer, signals.searches)
  const timelines = new TimelineService(timeline, signals.seen)
  const loaders = caseLoaders({ service, projects, timelines, notebooks, watchers, cases, families })
  const activity = new CaseActivity(feed, signals.seen)
  const liveSources: LiveSources = { caseActivity: (args, viewer) => activity.open(args, viewer) }
  const comments = new CaseComments({ postgres, clock, audit, feed, cases, changes, families, timeline })
  const work = {
    signals: new CaseSignals({ postgres, feed, links }),
    merging: new CaseMerging({ postgres, feed, batch: signals.batch, cases, changes, merges }),
    ...{ comments, notebooks, watchers },
  }
  return {
    service,
    projects,
    comments,
    links,
    incidents: new CaseIncidents({ cases, changes, families }),
    loaders,
    liveSources,
    index: new DocumentIndex<StoredCase>({
      ...{ clickhouse, table: 'case_index', topic: 'case' },
      listAfter: (last, limit) => cases.listAfter(last?.id ?? '', limit),
      documentsOf: (rows) => caseDocuments(rows, users),
    }),
    resolvers: [
      new CaseResolver(service, loaders),
      new CaseSearchResolver(searches, loaders),
      new CaseWorkResolver(work),
      new CaseRelationsResolver(loaders, userById, searches, signals.linked.ofCase),
      new NotebookCellResolver(userById, signals.searches, deps.logs.service),
      new CaseEventResolver(loaders, signals.loaders.signalById),
      new CaseActivityResolver(),
      new CaseProjectResolver(projects, loaders),
      new SignalCasesResolver(loaders),
    ] as object[],
  }
}
