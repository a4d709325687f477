import type { Postgres, Transaction } from '../../stores/postgres.ts'
import type { Workflow, WorkflowDefinition } from './workflow.ts'

const COLUMNS = `id, version, revision, name, handle, description, tags, definition, published, blueprint_id AS "blueprintId",
  owner_id AS "ownerId", owner_limits AS "ownerLimits", owner_restrictions AS "ownerRestrictions", created_at AS "createdAt", updated_at AS "updatedAt", deleted_at AS "deletedAt"`

const ALL = {
  name: 'workflows',
  text: `SELECT ${COLUMNS} FROM workflows WHERE deleted_at IS NULL ORDER BY created_at DESC, id DESC`,
}
const STAMP = {
  name: 'workflows-stamp',
  text: `SELECT concat(count(*), ' ', sum(revision)) AS stamp FROM workflows`,
}
const BY_IDS = { name: 'workflows-by-id', text: `SELECT ${COLUMNS} FROM workflows WHERE id = ANY($1)` }
const VERSION = {
  name: 'workflow-version',
  text: 'SELECT definition FROM workflow_versions WHERE workflow_id = $1 AND version = $2',
}
const LOCK = `SELECT ${COLUMNS} FROM workflows WHERE id = $1 AND deleted_at IS NULL FOR UPDATE`
const SAVE = `
  INSERT INTO workflows (id, version, revision, name, handle, description, tags, definition, published, blueprint_id, owner_id, owner_limits,
    owner_restrictions, created_at, updated_at, deleted_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
  ON CONFLICT (id) DO UPDATE SET version = excluded.version, revision = excluded.revision, name = excluded.name, handle = excluded.handle,
    description = excluded.description, tags = excluded.tags, definition = excluded.definition, published = excluded.published,
    owner_id = excluded.owner_id, owner_limits = excluded.owner_limits,
    owner_restrictions = excluded.owner_restrictions, updated_at = excluded.updated_at, deleted_at = excluded.deleted_at`
const KEEP_VERSION = `
  INSERT INTO workflow_versions (workflow_id, version, definition) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`

export class WorkflowRepository {
  constructor(private readonly postgres: Postgres) {}

  /** Without those that were deleted, the newest first. */
  async list(): Promise<Workflow[]> {
    return (await this.postgres.read<Row>(ALL)).map(toWorkflow)
  }

  /** Another text whenever a workflow has changed. */
  async stamp(): Promise<string> {
    const [row] = await this.postgres.read<{ stamp: string }>(STAMP)
    return row?.stamp ?? ''
  }

  /** Those that were deleted as well: their runs stay. */
  async byIds(ids: readonly string[]): Promise<Workflow[]> {
    return (await this.postgres.read<Row>(BY_IDS, [ids])).map(toWorkflow)
  }

  async definition(id: string, version: number): Promise<WorkflowDefinition | null> {
    const [row] = await this.postgres.read<Pick<Row, 'definition'>>(VERSION, [id, version])
    return row?.definition ?? null
  }

  /** So that two changes happen one after the other. */
  async lock(tx: Transaction, id: string): Promise<Workflow | null> {
    const [row] = (await tx.query(LOCK, [id])) as Row[]
    return row ? toWorkflow(row) : null
  }

  /** One transaction at a time asks, and then saves. */
  async handleIsTaken(tx: Transaction, handle: string, except: string): Promise<boolean> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtext('signalbox-workflow-handles'))`)
    const taken = 'SELECT FROM workflows WHERE handle = $1 AND id <> $2 AND deleted_at IS NULL'
    return (await tx.query(taken, [handle, except])).length > 0
  }

  /** The workflow, and its version for the runs that keep to it. */
  async save(tx: Transaction, workflow: Workflow): Promise<void> {
    const { id, version, revision, name, handle, description, tags, published, blueprintId } = workflow
    const definition = JSON.stringify(definitionOf(workflow))
    const restrictions = workflow.ownerRestrictions && JSON.stringify(workflow.ownerRestrictions)
    await tx.query(SAVE, [
      ...[id, version, revision, name, handle, description, tags, definition, published, blueprintId],
      ...[
        workflow.ownerId,
        workflow.ownerLimits,
        restrictions,
        workflow.createdAt,
        workflow.updatedAt,
        workflow.deletedAt,
      ],
    ])
    await tx.query(KEEP_VERSION, [id, version, definition])
  }
}

type Row = Omit<Workflow, keyof WorkflowDefinition> & { readonly definition: WorkflowDefinition }

const toWorkflow = ({ definition, ...row }: Row): Workflow => ({ ...row, ...definition })

const definitionOf = ({ inputs, triggers, steps }: WorkflowDefinition): WorkflowDefinition => ({
  inputs,
  triggers,
  steps,
})
