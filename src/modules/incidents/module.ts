import type { Feed } from '../../feed/index.ts'
import type { LoaderDefinition } from '../../graphql/context.ts'
import type { LiveSources } from '../../graphql/subscriptions/live-source.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { ClickHouse } from '../../stores/clickhouse.ts'
import type { Postgres } from '../../stores/postgres.ts'
import type { User, UserDirectory } from '../access/index.ts'
import type { AuditTrail } from '../audit/index.ts'
import type { CaseIncidents, CaseLoaders } from '../cases/index.ts'
import { DocumentIndex, type Explorer } from '../explorer/index.ts'
import type {
  LinkedSignalsCounter,
  SeenSignals,
  SignalBatch,
  SignalSearchService,
  SignalService,
  SignalSummary,
} from '../signals/index.ts'
import { incidentLoaders } from './incident.loaders.ts'
import { IncidentRepository } from './incident.repository.ts'
import { IncidentResolver } from './incident.resolver.ts'
import { IncidentService } from './incident.service.ts'
import type { Incident } from './incident.ts'
import { IncidentActivity } from './incident-activity.ts'
import { IncidentCaseRepository } from './incident-case.repository.ts'
import { CaseIncidentsResolver, IncidentCasesResolver } from './incident-cases.resolver.ts'
import { IncidentCases } from './incident-cases.ts'
import { IncidentChanges } from './incident-changes.ts'
import { incidentDocuments } from './incident-document.ts'
import { IncidentEventRepository } from './incident-event.repository.ts'
import { IncidentLinks } from './incident-links.ts'
import { IncidentNotesResolver } from './incident-notes.resolver.ts'
import { IncidentNotes } from './incident-notes.ts'
import {
  IncidentEventResolver,
  IncidentRelationsResolver,
  SignalIncidentsResolver,
} from './incident-relations.resolver.ts'
import { IncidentSearchResolver } from './incident-search.resolver.ts'
import { IncidentSearchService } from './incident-search.service.ts'
import { IncidentTemplateRepository } from './incident-template.repository.ts'
import { IncidentTemplateResolver } from './incident-template.resolver.ts'
import { IncidentTemplateService } from './incident-template.service.ts'
import { IncidentTimeline } from './incident-timeline.ts'

interface IncidentsDeps {
  readonly postgres: Postgres
  readonly clickhouse: ClickHouse
  readonly clock: Clock
  readonly feed: Pick<Feed, 'append' | 'settled' | 'listen' | 'catchUp'>
  readonly audit: AuditTrail
  readonly explorer: Explorer
  readonly users: Pick<UserDirectory, 'usersById'>
  readonly userById: LoaderDefinition<string, User | null>
  readonly cases: { readonly incidents: CaseIncidents; readonly loaders: CaseLoaders }
  readonly signals: {
    readonly service: SignalService
    readonly searches: SignalSearchService
    readonly batch: SignalBatch
    readonly seen: SeenSignals
    readonly linked: LinkedSignalsCounter
    readonly loaders: { readonly signalById: LoaderDefinition<string, SignalSummary | null> }
  }
}

export function createIncidents(deps: IncidentsDeps) {
  const { postgres, clickhouse, clock, feed, audit, explorer, users, userById, signals, cases } = deps
  const { signalById } = signals.loaders
  const incidents = new IncidentRepository(postgres)
  const events = new IncidentEventRepository(postgres)
  const changes = new IncidentChanges({ clock, audit, feed, users, events })
  const templates = new IncidentTemplateService({
    ...{ postgres, clock, audit },
    templates: new IncidentTemplateRepository(postgres),
  })
  const links = new IncidentLinks({ postgres, feed, incidents, changes, batch: signals.batch })
  const relation = new IncidentCaseRepository(postgres)
  const related = new IncidentCases({
    ...{ postgres, clock, feed, incidents, relation, changes },
    cases: cases.incidents,
  })
  const service = new IncidentService({
    ...{ postgres, clock, feed, incidents, templates, changes, links },
    cases: related,
    signals: signals.service,
  })
  const notes = new IncidentNotes({ postgres, clock, incidents, events, changes })
  const searches = new IncidentSearchService(explorer, signals.searches)
  const loaders = incidentLoaders(service, relation, new IncidentTimeline(events, signals.seen))
  const activity = new IncidentActivity(feed, clock, signals.seen)
  const liveSources: LiveSources = { incidentActivity: (args, viewer) => activity.open(args, viewer) }
  return {
    service,
    templates,
    links,
    loaders,
    liveSources,
    index: new DocumentIndex<Incident>({
      ...{ clickhouse, table: 'incident_index', topic: 'incident' },
      listAfter: (last, limit) => incidents.listAfter(last?.publicId ?? 0, limit),
      documentsOf: (rows) => incidentDocuments(rows, users),
    }),
    resolvers: [
      new IncidentResolver(service, links),
      new IncidentRelationsResolver(searches, loaders, userById, signalById, signals.linked.ofIncident),
      new IncidentEventResolver(signalById),
      new SignalIncidentsResolver(loaders),
      new IncidentCasesResolver(related, loaders, cases.loaders),
      new CaseIncidentsResolver(loaders, cases.loaders),
      new IncidentSearchResolver(searches, loaders),
      new IncidentNotesResolver(notes),
      new IncidentTemplateResolver(templates),
    ] as object[],
  }
}
