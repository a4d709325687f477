import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Actions on many signals, the signals that they are about, and what became of each. */
export class Bulk1764200000500 implements MigrationInterface {
  readonly name = 'Bulk1764200000500'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE bulk_actions (
        id text PRIMARY KEY,
        kind text NOT NULL,
        task jsonb NOT NULL,
        state text NOT NULL,
        dry_run boolean NOT NULL,
        total integer NOT NULL,
        changed integer NOT NULL DEFAULT 0,
        unchanged integer NOT NULL DEFAULT 0,
        failed integer NOT NULL DEFAULT 0,
        chunks_left integer NOT NULL,
        version integer NOT NULL DEFAULT 1,
        viewer jsonb NOT NULL,
        starter text NOT NULL,
        idempotency_key text,
        arguments_hash text NOT NULL,
        undoes text REFERENCES bulk_actions,
        started_at timestamptz(3) NOT NULL,
        finished_at timestamptz(3)
      );
      CREATE INDEX bulk_actions_started ON bulk_actions (started_at DESC, id DESC);
      CREATE INDEX bulk_actions_unfinished ON bulk_actions (started_at, id) WHERE finished_at IS NULL;
      CREATE UNIQUE INDEX bulk_actions_key ON bulk_actions (starter, idempotency_key) WHERE idempotency_key IS NOT NULL;
      CREATE UNIQUE INDEX bulk_actions_undone ON bulk_actions (undoes) WHERE undoes IS NOT NULL AND state <> 'CANCELLED';

      -- A row for a thousand signals: a row for each would cost a bulk action as much again as changing them.
      CREATE TABLE bulk_chunks (
        action_id text NOT NULL REFERENCES bulk_actions ON DELETE CASCADE,
        number integer NOT NULL,
        signal_ids text[] NOT NULL,
        done boolean NOT NULL DEFAULT false,
        attempts integer NOT NULL DEFAULT 0,
        changed integer NOT NULL DEFAULT 0,
        unchanged integer NOT NULL DEFAULT 0,
        failed integer NOT NULL DEFAULT 0,
        outcomes text[],
        codes text[],
        messages text[],
        marks json,
        PRIMARY KEY (action_id, number)
      );
      CREATE INDEX bulk_chunks_open ON bulk_chunks (action_id, number) WHERE NOT done;
    `)
  }

  async down(): Promise<void> {
    throw new Error('Migrations only grow.')
  }
}
