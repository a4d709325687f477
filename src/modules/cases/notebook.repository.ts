import type { Postgres, Transaction } from '../../stores/postgres.ts'
import type { NotebookCell } from './notebook.ts'

const BY_CASES = { name: 'case-notebooks', text: 'SELECT id, notebook FROM cases WHERE id = ANY($1)' }

export class NotebookRepository {
  constructor(private readonly postgres: Postgres) {}

  async byCases(caseIds: readonly string[]): Promise<ReadonlyMap<string, readonly NotebookCell[]>> {
    const rows = await this.postgres.read<{ id: string; notebook: NotebookCell[] }>(BY_CASES, [caseIds])
    return new Map(rows.map(({ id, notebook }) => [id, notebook]))
  }

  async read(tx: Transaction, caseId: string): Promise<readonly NotebookCell[]> {
    const [row] = await tx.query('SELECT notebook FROM cases WHERE id = $1', [caseId])
    return row?.notebook ?? []
  }

  async write(tx: Transaction, caseId: string, cells: readonly NotebookCell[]): Promise<void> {
    await tx.query('UPDATE cases SET notebook = $2::jsonb WHERE id = $1', [caseId, JSON.stringify(cells)])
  }
}
