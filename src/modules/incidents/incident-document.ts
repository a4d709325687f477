import { type SearchDocument, wordsOf } from '../../search/index.ts'
import type { UserDirectory } from '../access/index.ts'
import { flatten } from '../logs/index.ts'
import { type Incident, severityRank } from './incident.ts'
import type { FieldContent } from './template-field.ts'

/**
 * What searching sees of an incident: the columns of `incident_index` and the payload of the feed. Words are written as people type them in a query:
 * severities and states in lower case.
 */
export interface IncidentDocument extends SearchDocument {
  readonly id: string
  readonly version: number
  /** When it was declared. */
  readonly timestamp: number
  readonly detected_at: number
  readonly updated_at: number
  readonly resolved_at: number | null
  readonly public_id: number
  readonly title: string
  readonly title_words: string
  readonly message_words: string
  readonly severity: string
  readonly severity_rank: number
  readonly state: string
  readonly customer_impacted: string
  readonly commander_id: string
  readonly commander_name: string
  readonly commander_handle: string
  readonly creator_id: string
  readonly creator_name: string
  readonly creator_handle: string
  readonly template: string
  readonly time_to_detect: number | null
  readonly time_to_respond: number | null
  readonly time_to_repair: number | null
  readonly time_to_resolve: number | null
}

interface Person {
  readonly name: string
  readonly handle: string
}

/** Documents of many incidents with one look-up of their people. */
export async function incidentDocuments(
  incidents: readonly Incident[],
  users: Pick<UserDirectory, 'usersById'>,
): Promise<IncidentDocument[]> {
  const people = await peopleById(
    users,
    incidents.flatMap(({ commanderId, creatorId }) => [commanderId, creatorId]),
  )
  return incidents.map((incident) =>
    incidentDocument(incident, people.get(incident.commanderId ?? ''), people.get(incident.creatorId ?? '')),
  )
}

/** Those of the ids that there are. */
export async function peopleById(
  users: Pick<UserDirectory, 'usersById'>,
  userIds: readonly (string | null)[],
): Promise<ReadonlyMap<string, Person>> {
  const ids = [...new Set(userIds)].filter((id) => id !== null)
  const found = ids.length ? await users.usersById(ids) : []
  return new Map(found.flatMap((user) => (user ? [[user.id, user]] : [])))
}

function incidentDocument(incident: Incident, commander?: Person, creator?: Person): IncidentDocument {
  const message = textsOf(incident)
  return {
    id: incident.id,
    version: incident.version,
    timestamp: incident.declaredAt.getTime(),
    detected_at: incident.detectedAt.getTime(),
    updated_at: incident.updatedAt.getTime(),
    resolved_at: incident.resolvedAt?.getTime() ?? null,
    public_id: incident.publicId,
    title: incident.title,
    title_words: wordsOf(incident.title),
    message,
    message_words: wordsOf(message),
    severity: incident.severity.toLowerCase(),
    severity_rank: severityRank(incident.severity),
    state: incident.state.toLowerCase(),
    customer_impacted: String(incident.customerImpacted),
    commander_id: incident.commanderId ?? '',
    commander_name: commander?.name ?? '',
    commander_handle: commander?.handle ?? '',
    creator_id: incident.creatorId ?? '',
    creator_name: creator?.name ?? incident.declaredBy.name,
    creator_handle: creator?.handle ?? '',
    template: incident.templateName,
    time_to_detect: incident.timeToDetect,
    time_to_respond: incident.timeToRespond,
    time_to_repair: incident.timeToRepair,
    time_to_resolve: incident.timeToResolve,
    tags: [],
    attributes: flatten({ fields: incident.fields }),
  }
}

/** What people wrote in their own words; searched like a message. */
function textsOf({ fieldDefinitions, fields }: Incident): string {
  const written = fieldDefinitions.filter(({ type }) => type === 'TEXT' || type === 'TEXT_LIST')
  return written.flatMap(({ name }) => (fields[name] as FieldContent | undefined) ?? []).join('\n')
}
