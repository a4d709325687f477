import type { LoaderDefinition } from '../../graphql/context.ts'
import type { Page } from '../../kernel/page.ts'
import { requirePermission } from '../../kernel/viewer.ts'
import type { CaseRepository } from './case.repository.ts'
import type { CaseService } from './case.service.ts'
import type { StoredCase } from './case.ts'
import type { CaseEvent } from './case-event.ts'
import type { CaseWatchers } from './case-watchers.ts'
import type { FamilyRepository } from './family.repository.ts'
import type { NotebookService } from './notebook.service.ts'
import type { NotebookCell } from './notebook.ts'
import type { CaseProjectService } from './project.service.ts'
import type { CaseProject } from './project.ts'
import type { TimelineRequest, TimelineService } from './timeline.service.ts'

export interface CaseLoaders {
  readonly caseById: LoaderDefinition<string, StoredCase | null>
  /** Cases that were merged into one, the oldest first. */
  readonly mergedCases: LoaderDefinition<string, readonly StoredCase[]>
  /** The id of a case and those of all that were merged into it, directly or not: what is linked to any of them belongs to the case. */
  readonly familyOfCase: LoaderDefinition<string, readonly string[]>
  readonly watchersOfCase: LoaderDefinition<string, readonly string[]>
  readonly notebookOfCase: LoaderDefinition<string, readonly NotebookCell[]>
  readonly timelineOfCase: LoaderDefinition<TimelineRequest, Page<CaseEvent>>
  readonly projectById: LoaderDefinition<string, CaseProject | null>
  readonly projectStars: LoaderDefinition<string, boolean>
  readonly openCases: LoaderDefinition<string, number>
}

interface Deps {
  readonly service: CaseService
  readonly projects: CaseProjectService
  readonly timelines: TimelineService
  readonly notebooks: NotebookService
  readonly watchers: CaseWatchers
  readonly cases: CaseRepository
  readonly families: FamilyRepository
}

export const caseLoaders = (deps: Deps): CaseLoaders => ({
  caseById: { batch: (ids, viewer) => deps.service.byIds(viewer, ids) },
  mergedCases: {
    batch: async (ids, viewer) => {
      requirePermission(viewer, 'cases_read')
      const merged = await deps.cases.mergedInto(ids)
      return ids.map((id) => merged.filter(({ mergedIntoId }) => mergedIntoId === id))
    },
  },
  familyOfCase: { batch: (ids) => deps.families.families(ids) },
  watchersOfCase: { batch: (ids, viewer) => deps.watchers.byCases(viewer, ids) },
  notebookOfCase: { batch: (ids, viewer) => deps.notebooks.byCases(viewer, ids) },
  timelineOfCase: { batch: (requests, viewer) => deps.timelines.pages(viewer, requests) },
  projectById: { batch: (ids, viewer) => deps.projects.byIds(viewer, ids) },
  projectStars: { batch: (ids, viewer) => deps.projects.starred(viewer, ids) },
  openCases: { batch: (ids) => deps.projects.openCases(ids) },
})
