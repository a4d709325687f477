import type { MigrationInterface, QueryRunner } from 'typeorm'

export class Detection1764100000400 implements MigrationInterface {
  readonly name = 'Detection1764100000400'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Batches of logs that a rule could not be evaluated over: it is tried again until it succeeds or the rule changes.
      CREATE TABLE rule_debts (
        rule_id text NOT NULL,
        rule_version integer NOT NULL,
        batch bigint NOT NULL,
        attempts integer NOT NULL DEFAULT 1,
        message text NOT NULL,
        at timestamptz(3) NOT NULL,
        due_at timestamptz(3) NOT NULL,
        PRIMARY KEY (rule_id, rule_version, batch)
      );
      CREATE INDEX rule_debts_due ON rule_debts (due_at);

      -- Which signals a correlation counts in which group; what rule_matches are for logs.
      CREATE TABLE correlation_matches (
        rule_id text NOT NULL,
        rule_version integer NOT NULL,
        group_hash text NOT NULL,
        group_values text[] NOT NULL,
        query smallint NOT NULL,
        signal_id text NOT NULL REFERENCES signals ON DELETE CASCADE,
        at timestamptz(3) NOT NULL,
        PRIMARY KEY (rule_id, rule_version, group_hash, query, signal_id)
      );
      CREATE INDEX correlation_matches_at ON correlation_matches (rule_id, rule_version, group_hash, at);
      CREATE INDEX correlation_matches_signal ON correlation_matches (signal_id);

      CREATE TABLE historical_jobs (
        id text PRIMARY KEY,
        name text NOT NULL,
        rule jsonb NOT NULL,
        range_from timestamptz(3) NOT NULL,
        range_to timestamptz(3) NOT NULL,
        state text NOT NULL CHECK (state IN ('PENDING', 'RUNNING', 'COMPLETED', 'CANCELLED', 'FAILED')),
        logs_total bigint NOT NULL DEFAULT 0,
        logs_scanned bigint NOT NULL DEFAULT 0,
        progress double precision NOT NULL DEFAULT 0,
        phase text NOT NULL DEFAULT 'SCAN' CHECK (phase IN ('SCAN', 'EVALUATE')),
        place jsonb,
        result_count integer NOT NULL DEFAULT 0,
        error text,
        creator jsonb NOT NULL,
        created_at timestamptz(3) NOT NULL,
        finished_at timestamptz(3)
      );
      CREATE INDEX historical_jobs_unfinished ON historical_jobs (created_at) WHERE state IN ('PENDING', 'RUNNING');

      CREATE TABLE historical_results (
        id text PRIMARY KEY,
        job_id text NOT NULL REFERENCES historical_jobs ON DELETE CASCADE,
        first_seen timestamptz(3) NOT NULL,
        draft jsonb NOT NULL,
        signal_id text
      );
      CREATE INDEX historical_results_job ON historical_results (job_id, first_seen, id);
    `)
  }

  async down(): Promise<void> {
    throw new Error('Migrations only grow.')
  }
}
