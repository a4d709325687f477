import type { Postgres, Transaction } from '../../stores/postgres.ts'
import { IncidentTemplateRow } from './incident-template.table.ts'
import { BUILT_IN_TEMPLATE, type IncidentTemplate } from './incident-template.ts'

const ALL = {
  name: 'incident-templates',
  text: `SELECT id, version, name, is_default AS "isDefault", fields FROM incident_templates ORDER BY name, id`,
}

export class IncidentTemplateRepository {
  constructor(private readonly postgres: Postgres) {}

  /** The built-in one first, then by name. */
  async list(): Promise<IncidentTemplate[]> {
    const rows = await this.postgres.read<Omit<IncidentTemplate, 'builtIn'>>(ALL)
    const added = rows.map((row) => ({ ...row, builtIn: false }))
    return [{ ...BUILT_IN_TEMPLATE, isDefault: !added.some(({ isDefault }) => isDefault) }, ...added]
  }

  /** Whoever changes templates does it alone: there is one default, and each name once. */
  async lockAll(tx: Transaction): Promise<IncidentTemplate[]> {
    await tx.query('LOCK TABLE incident_templates IN SHARE ROW EXCLUSIVE MODE')
    const rows = await tx.find(IncidentTemplateRow)
    return rows.map(({ id, version, name, isDefault, fields }) => ({
      ...{ id, version, name, isDefault, fields },
      builtIn: false,
    }))
  }

  async insert(tx: Transaction, { builtIn, ...template }: IncidentTemplate, now: Date): Promise<void> {
    await tx.insert(IncidentTemplateRow, { ...template, createdAt: now, updatedAt: now } as never)
  }

  async update(tx: Transaction, { id, builtIn, ...template }: IncidentTemplate, now: Date): Promise<void> {
    await tx.update(IncidentTemplateRow, { id }, { ...template, updatedAt: now } as never)
  }

  async clearDefault(tx: Transaction): Promise<void> {
    await tx.update(IncidentTemplateRow, { isDefault: true }, { isDefault: false })
  }

  async delete(tx: Transaction, id: string): Promise<void> {
    await tx.delete(IncidentTemplateRow, { id })
  }
}
