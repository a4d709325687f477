import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Workflows, their versions and schedules, and how far each of their runs is. */
export class Workflows1764300000200 implements MigrationInterface {
  readonly name = 'Workflows1764300000200'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE workflows (
        id text PRIMARY KEY,
        version integer NOT NULL,
        revision integer NOT NULL,
        name text NOT NULL,
        handle text,
        description text,
        tags text[] NOT NULL,
        definition json NOT NULL,
        published boolean NOT NULL,
        blueprint_id text,
        owner_id text,
        owner_limits text[],
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        deleted_at timestamptz(3)
      );
      CREATE UNIQUE INDEX workflows_handle ON workflows (handle) WHERE deleted_at IS NULL;

      CREATE TABLE workflow_versions (
        workflow_id text NOT NULL REFERENCES workflows,
        version integer NOT NULL,
        definition json NOT NULL,
        PRIMARY KEY (workflow_id, version)
      );

      CREATE TABLE workflow_schedules (
        workflow_id text PRIMARY KEY REFERENCES workflows,
        schedule text NOT NULL,
        next_at timestamptz(3) NOT NULL
      );
      CREATE INDEX workflow_schedules_next ON workflow_schedules (next_at);

      -- No reference to workflows: their rows stay, and runs would lock them at each start.
      CREATE TABLE workflow_runs (
        id text PRIMARY KEY,
        workflow_id text NOT NULL,
        workflow_version integer NOT NULL,
        state text NOT NULL,
        revision integer NOT NULL DEFAULT 1,
        -- What it was started for, so that it is started once.
        once text UNIQUE,
        arguments_hash text,
        trigger_kind text NOT NULL,
        started_by jsonb NOT NULL,
        signal_id text,
        case_id text,
        incident_id text,
        inputs jsonb NOT NULL,
        outputs jsonb,
        error text,
        ancestors text[] NOT NULL,
        parent_id text,
        created_at timestamptz(3) NOT NULL,
        started_at timestamptz(3),
        finished_at timestamptz(3),
        -- When there is something to do; null when it is finished.
        due_at timestamptz(3),
        -- The process that has a step of it under way outside of transactions.
        lease text,
        leased_until timestamptz,
        failures integer NOT NULL DEFAULT 0
      );
      CREATE INDEX workflow_runs_due ON workflow_runs (due_at) WHERE due_at IS NOT NULL;
      CREATE INDEX workflow_runs_of_workflow ON workflow_runs (workflow_id, created_at, id);
      CREATE INDEX workflow_runs_of_signal ON workflow_runs (signal_id, created_at, id) WHERE signal_id IS NOT NULL;
      CREATE INDEX workflow_runs_of_case ON workflow_runs (case_id, created_at, id) WHERE case_id IS NOT NULL;
      CREATE INDEX workflow_runs_of_parent ON workflow_runs (parent_id) WHERE parent_id IS NOT NULL;

      CREATE TABLE workflow_run_steps (
        run_id text NOT NULL REFERENCES workflow_runs ON DELETE CASCADE,
        name text NOT NULL,
        state text NOT NULL,
        attempts integer NOT NULL,
        started_at timestamptz(3),
        finished_at timestamptz(3),
        due_at timestamptz(3),
        output jsonb,
        error text,
        -- In which it was stored: tells which changes of other things are its own.
        transaction xid8 NOT NULL,
        PRIMARY KEY (run_id, name)
      );
      CREATE INDEX workflow_run_steps_transaction ON workflow_run_steps (transaction);
    `)
  }

  async down(): Promise<void> {
    throw new Error('Migrations only grow.')
  }
}
