import type { Viewer } from '../../../kernel/viewer.ts'
import type { StoredCase } from '../../cases/index.ts'
import type { Incident } from '../../incidents/index.ts'
import type { StoredSignal } from '../../signals/index.ts'
import type { Root, Scope } from '../language/reference.ts'
import type { WorkflowRun } from '../run.ts'

/** Reads what a run is about, as its viewer sees it. */
export interface SubjectSources {
  readonly signals: { wholeByIds(viewer: Viewer, ids: readonly string[]): Promise<(StoredSignal | null)[]> }
  readonly cases: { byIds(viewer: Viewer, ids: readonly string[]): Promise<(StoredCase | null)[]> }
  readonly incidents: { byIds(viewer: Viewer, ids: readonly string[]): Promise<(Incident | null)[]> }
}

export type Subjects = Pick<Scope, 'signal' | 'case' | 'incident'>

type SubjectIds = Pick<WorkflowRun, 'signalId' | 'caseId' | 'incidentId'>

/** Of what runs are about only that which their steps speak of. */
export async function readSubjects(
  { signals, cases, incidents }: SubjectSources,
  viewer: Viewer,
  runs: readonly SubjectIds[],
  roots: ReadonlySet<Root>,
): Promise<(run: SubjectIds) => Subjects> {
  const idsOf = (root: Root, id: (run: SubjectIds) => string | null): string[] =>
    roots.has(root) ? [...new Set(runs.flatMap((run) => id(run) ?? []))] : []
  const [ofSignals, ofCases, ofIncidents] = [
    idsOf('signal', ({ signalId }) => signalId),
    idsOf('case', ({ caseId }) => caseId),
    idsOf('incident', ({ incidentId }) => incidentId),
  ]
  const [signalById, caseById, incidentById] = await Promise.all([
    ofSignals.length ? signals.wholeByIds(viewer, ofSignals).then(byId(signalView)) : NOTHING,
    ofCases.length ? cases.byIds(viewer, ofCases).then(byId(caseView(viewer))) : NOTHING,
    ofIncidents.length ? incidents.byIds(viewer, ofIncidents).then(byId(incidentView)) : NOTHING,
  ])
  return ({ signalId, caseId, incidentId }) => ({
    signal: signalById.get(signalId ?? ''),
    case: caseById.get(caseId ?? ''),
    incident: incidentById.get(incidentId ?? ''),
  })
}

const NOTHING: ReadonlyMap<string, object> = new Map()

const byId =
  <Found extends { readonly id: string }>(view: (found: Found) => object) =>
  (found: readonly (Found | null)[]): ReadonlyMap<string, object> =>
    new Map(found.flatMap((one) => (one ? [[one.id, view(one)] as const] : [])))

const signalView = (signal: StoredSignal) => ({
  id: signal.id,
  title: signal.title,
  message: signal.message,
  severity: signal.severity,
  state: signal.triage.state,
  archiveReason: signal.triage.archiveReason,
  archiveComment: signal.triage.archiveComment,
  assigneeId: signal.triage.assigneeId,
  timestamp: signal.timestamp.toISOString(),
  firstSeen: signal.firstSeen.toISOString(),
  lastSeen: signal.lastSeen.toISOString(),
  source: signal.source,
  service: signal.service,
  host: signal.host,
  tags: signal.tags,
  eventsMatched: signal.eventsMatched,
  rule: { id: signal.ruleId, name: signal.ruleName, type: signal.ruleType, version: signal.ruleVersion },
  users: namesOf(signal, 'USER'),
  ips: namesOf(signal, 'IP'),
  entities: signal.entities.map(({ kind, value }) => ({ kind, value })),
  caseIds: signal.caseIds,
  incidentIds: signal.incidentIds,
  attributes: signal.attributes,
})

/** Always a list, where an attribute is one only when there are several. */
const namesOf = ({ entities }: StoredSignal, kind: 'USER' | 'IP'): readonly string[] =>
  entities.filter((entity) => entity.kind === kind).map(({ value }) => value)

/** How many signals a case has is for those who see all of them. */
const caseView =
  ({ restrictions }: Viewer) =>
  (one: StoredCase) => ({
    id: one.id,
    key: one.key,
    projectId: one.projectId,
    title: one.title,
    description: one.description,
    status: one.status,
    priority: one.priority,
    closeReason: one.closeReason,
    assigneeId: one.assigneeId,
    createdAt: one.createdAt.toISOString(),
    ...(restrictions.signals === null ? { signalCount: one.signalCount } : {}),
  })

const incidentView = (incident: Incident) => ({
  id: incident.id,
  publicId: incident.publicId,
  title: incident.title,
  severity: incident.severity,
  state: incident.state,
  commanderId: incident.commanderId,
  customerImpacted: incident.customerImpacted,
  declaredAt: incident.declaredAt.toISOString(),
  fields: incident.fields,
})
