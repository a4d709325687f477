import type { Postgres, Transaction } from '../../stores/postgres.ts'

const CASES = {
  name: 'cases-of-incidents',
  text: `SELECT incident_id AS "of", case_id AS id FROM incident_cases WHERE incident_id = ANY($1) ORDER BY since, case_id`,
}
const INCIDENTS = {
  name: 'incidents-of-cases',
  text: `SELECT case_id AS "of", incident_id AS id FROM incident_cases WHERE case_id = ANY($1) ORDER BY since, incident_id`,
}

interface Related {
  readonly of: string
  readonly id: string
}

/** Which cases belong to which incidents. */
export class IncidentCaseRepository {
  constructor(private readonly postgres: Postgres) {}

  /** Ids of the cases of each incident, the first that came to it first. */
  async casesOf(incidentIds: readonly string[]): Promise<string[][]> {
    return inOrder(incidentIds, await this.postgres.read<Related>(CASES, [incidentIds]))
  }

  /** Ids of the incidents of each case, the first that it came to first. */
  async incidentsOf(caseIds: readonly string[]): Promise<string[][]> {
    return inOrder(caseIds, await this.postgres.read<Related>(INCIDENTS, [caseIds]))
  }

  /** Which of the cases are part of the incident. */
  async among(tx: Transaction, incidentId: string, caseIds: readonly string[]): Promise<string[]> {
    const rows: { id: string }[] = await tx.query(
      'SELECT case_id AS id FROM incident_cases WHERE incident_id = $1 AND case_id = ANY($2)',
      [incidentId, caseIds],
    )
    return rows.map(({ id }) => id)
  }

  async insert(tx: Transaction, incidentId: string, caseId: string, since: Date): Promise<void> {
    await tx.query('INSERT INTO incident_cases (incident_id, case_id, since) VALUES ($1, $2, $3)', [
      incidentId,
      caseId,
      since,
    ])
  }

  async delete(tx: Transaction, incidentId: string, caseIds: readonly string[]): Promise<void> {
    await tx.query('DELETE FROM incident_cases WHERE incident_id = $1 AND case_id = ANY($2)', [incidentId, caseIds])
  }
}

function inOrder(ids: readonly string[], related: readonly Related[]): string[][] {
  const lists = new Map<string, string[]>(ids.map((id) => [id, []]))
  for (const { of, id } of related) lists.get(of)?.push(id)
  return ids.map((id) => lists.get(id) ?? [])
}
