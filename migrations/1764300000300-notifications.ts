import type { MigrationInterface, QueryRunner } from 'typeorm'

export class Notifications1764300000300 implements MigrationInterface {
  readonly name = 'Notifications1764300000300'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE notification_rules (
        id text PRIMARY KEY,
        version integer NOT NULL,
        name text NOT NULL UNIQUE,
        enabled boolean NOT NULL,
        query text NOT NULL,
        severities text[] NOT NULL,
        rule_types text[] NOT NULL,
        targets jsonb NOT NULL,
        title text,
        message text,
        creator_id text REFERENCES users,
        sight text[],
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL
      );

      -- One row, touched by each change of a notification rule.
      CREATE TABLE notification_rule_changes (changes bigint NOT NULL);
      INSERT INTO notification_rule_changes VALUES (0);

      -- Whom anything has been sent to; the id is made from kind and address. While open_until is ahead, nothing is sent there.
      CREATE TABLE delivery_targets (
        id text PRIMARY KEY,
        kind text NOT NULL,
        address text NOT NULL,
        failures integer NOT NULL DEFAULT 0,
        open_until timestamptz(3)
      );

      -- source_id is a notification rule, or a detection rule whose case names the target; signal and source may be gone.
      -- Of the deliveries that one digest tells of, the one with the digest's id stands for all in the queue.
      CREATE TABLE deliveries (
        id text PRIMARY KEY,
        signal_id text NOT NULL,
        source_id text NOT NULL,
        target_id text NOT NULL REFERENCES delivery_targets,
        state text NOT NULL DEFAULT 'PENDING',
        attempts integer NOT NULL DEFAULT 0,
        created_at timestamptz(3) NOT NULL,
        last_attempt_at timestamptz(3),
        due_at timestamptz(3),
        last_error text,
        digest_id text,
        UNIQUE (signal_id, source_id, target_id)
      );
      CREATE INDEX deliveries_due ON deliveries (target_id, due_at, id)
        WHERE state = 'PENDING' AND (digest_id IS NULL OR digest_id = id);
      CREATE INDEX deliveries_of_digest ON deliveries (digest_id) WHERE state = 'PENDING' AND digest_id IS NOT NULL;
      CREATE INDEX deliveries_of_source ON deliveries (source_id) WHERE state = 'PENDING';
      CREATE INDEX deliveries_newest_of_source ON deliveries (source_id, created_at, id);
      CREATE INDEX deliveries_newest ON deliveries (created_at, id);
      CREATE INDEX deliveries_newest_of_state ON deliveries (state, created_at, id);

      -- How many deliveries a source has had for a target since a window began.
      CREATE TABLE delivery_floods (
        source_id text NOT NULL,
        target_id text NOT NULL REFERENCES delivery_targets,
        window_at timestamptz(3) NOT NULL,
        count integer NOT NULL,
        flooding boolean NOT NULL,
        digest_id text,
        PRIMARY KEY (source_id, target_id)
      );
    `)
  }

  async down(): Promise<void> {
    throw new Error('Migrations only grow.')
  }
}
