import type { MigrationInterface, QueryRunner } from 'typeorm'

export class Operations1764300000500 implements MigrationInterface {
  readonly name = 'Operations1764300000500'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What is too old is decided when a run begins, so that one that was interrupted goes on as it began.
      CREATE TABLE retention_runs (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        started_at timestamptz(3) NOT NULL,
        logs_before timestamptz(3),
        signals_before timestamptz(3),
        logs bigint,
        signals bigint NOT NULL DEFAULT 0,
        finished_at timestamptz(3)
      );
      CREATE UNIQUE INDEX retention_runs_unfinished ON retention_runs ((true)) WHERE finished_at IS NULL;
      CREATE INDEX retention_runs_finished ON retention_runs (finished_at);

      CREATE INDEX signals_archived ON signals (timestamp, id)
        WHERE state = 'ARCHIVED' AND case_ids = '{}' AND incident_ids = '{}';

      -- Positions up to this one were given before a backup was restored: cursors that bear one belong to a feed that is no more.
      CREATE TABLE feed_restored (position bigint NOT NULL);
    `)
  }

  async down(): Promise<void> {
    throw new Error('Migrations only grow.')
  }
}
