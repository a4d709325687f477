import type { ActorKind } from '../../kernel/viewer.ts'
import type { Postgres, Transaction } from '../../stores/postgres.ts'
import { IncidentRow } from './incident.table.ts'
import {
  type Incident,
  type IncidentSeverity,
  type IncidentState,
  type StoredIncident,
  withDurations,
} from './incident.ts'

const COLUMNS = `id, public_id AS "publicId", version, title, severity, state, commander_id AS "commanderId",
  customer_impacted AS "customerImpacted", customer_impact_start AS "customerImpactStart", customer_impact_end AS "customerImpactEnd",
  template_id AS "templateId", template_name AS "templateName", field_definitions AS "fieldDefinitions", fields, signal_count AS "signalCount",
  signals_from AS "signalsFrom", signals_to AS "signalsTo", creator_id AS "creatorId",
  declared_kind AS "declaredKind", declared_id AS "declaredId", declared_name AS "declaredName", detected_at AS "detectedAt",
  declared_at AS "declaredAt", updated_at AS "updatedAt", resolved_at AS "resolvedAt"`

const BY_IDS = { name: 'incidents', text: `SELECT ${COLUMNS} FROM incidents WHERE id = ANY($1)` }
const BY_PUBLIC_IDS = {
  name: 'incidents-by-public-id',
  text: `SELECT ${COLUMNS} FROM incidents WHERE public_id = ANY($1)`,
}
const AFTER = {
  name: 'incidents-after',
  text: `SELECT ${COLUMNS} FROM incidents WHERE public_id > $1 ORDER BY public_id LIMIT $2`,
}

/** By how much the signals of an incident have changed, and when those were created. */
export interface SignalCounting {
  readonly difference: number
  readonly from: Date | null
  readonly to: Date | null
}

export class IncidentRepository {
  constructor(private readonly postgres: Postgres) {}

  async byIds(ids: readonly string[]): Promise<Incident[]> {
    return (await this.postgres.read<IncidentRow>(BY_IDS, [ids])).map(toIncident)
  }

  async byPublicIds(publicIds: readonly number[]): Promise<Incident[]> {
    return (await this.postgres.read<IncidentRow>(BY_PUBLIC_IDS, [publicIds])).map(toIncident)
  }

  /** In the order of their public ids; 0 for the first of all. */
  async listAfter(publicId: number, limit: number): Promise<Incident[]> {
    return (await this.postgres.read<IncidentRow>(AFTER, [publicId, limit])).map(toIncident)
  }

  /** The next public id. Declarations wait for each other from here on, so that none of them is left out. */
  async nextPublicId(tx: Transaction): Promise<number> {
    const [[row]] = await tx.query('UPDATE incident_numbers SET last = last + 1 RETURNING last')
    return row.last
  }

  async find(tx: Transaction, id: string): Promise<Incident | null> {
    const [row]: IncidentRow[] = await tx.query(`SELECT ${COLUMNS} FROM incidents WHERE id = $1`, [id])
    return row ? toIncident(row) : null
  }

  /** Locks the incident, so that two changes of it happen one after the other. */
  async lock(tx: Transaction, id: string): Promise<Incident | null> {
    const [row]: IncidentRow[] = await tx.query(`SELECT ${COLUMNS} FROM incidents WHERE id = $1 FOR NO KEY UPDATE`, [
      id,
    ])
    return row ? toIncident(row) : null
  }

  async insert(tx: Transaction, incident: StoredIncident): Promise<void> {
    await tx.insert(IncidentRow, toRow(incident) as never)
  }

  /** Leaves alone what `countSignals` keeps. */
  async update(tx: Transaction, incident: StoredIncident): Promise<void> {
    const { id, signalCount, signalsFrom, signalsTo, ...values } = toRow(incident)
    await tx.update(IncidentRow, { id }, values as never)
  }

  async countSignals(tx: Transaction, id: string, { difference, from, to }: SignalCounting): Promise<void> {
    await tx.query(
      `UPDATE incidents SET signal_count = signal_count + $2, signals_from = least(signals_from, $3), signals_to = greatest(signals_to, $4)
       WHERE id = $1`,
      [id, difference, from, to],
    )
  }
}

const toIncident = ({ declaredKind, declaredId, declaredName, ...row }: IncidentRow): Incident =>
  withDurations({
    ...row,
    severity: row.severity as IncidentSeverity,
    state: row.state as IncidentState,
    declaredBy: { kind: declaredKind as ActorKind, id: declaredId, name: declaredName },
  })

const toRow = ({ declaredBy, ...incident }: StoredIncident): IncidentRow => ({
  id: incident.id,
  publicId: incident.publicId,
  version: incident.version,
  title: incident.title,
  severity: incident.severity,
  state: incident.state,
  commanderId: incident.commanderId,
  customerImpacted: incident.customerImpacted,
  customerImpactStart: incident.customerImpactStart,
  customerImpactEnd: incident.customerImpactEnd,
  templateId: incident.templateId,
  templateName: incident.templateName,
  fieldDefinitions: incident.fieldDefinitions,
  fields: incident.fields,
  signalCount: incident.signalCount,
  signalsFrom: incident.signalsFrom,
  signalsTo: incident.signalsTo,
  creatorId: incident.creatorId,
  declaredKind: declaredBy.kind,
  declaredId: declaredBy.id,
  declaredName: declaredBy.name,
  detectedAt: incident.detectedAt,
  declaredAt: incident.declaredAt,
  updatedAt: incident.updatedAt,
  resolvedAt: incident.resolvedAt,
})
