import type { MigrationInterface, QueryRunner } from 'typeorm'

export class Suppressions1764100000300 implements MigrationInterface {
  readonly name = 'Suppressions1764100000300'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE suppressions (
        id text PRIMARY KEY,
        version integer NOT NULL,
        name text NOT NULL,
        description text,
        enabled boolean NOT NULL,
        rule_query text NOT NULL,
        suppression_query text,
        data_exclusion_query text,
        starts_at timestamptz(3),
        expires_at timestamptz(3),
        tags text[] NOT NULL,
        creator_id text REFERENCES users,
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL
      );

      CREATE TABLE critical_assets (
        id text PRIMARY KEY,
        name text NOT NULL,
        query text NOT NULL,
        rule_query text NOT NULL,
        effect text NOT NULL,
        enabled boolean NOT NULL,
        created_at timestamptz(3) NOT NULL
      );

      -- What rules found and nobody was told of as a signal: suppressed, or folded into the parent signal of a storm.
      CREATE TABLE silent_episodes (
        rule_id text NOT NULL,
        rule_version integer NOT NULL,
        group_hash text NOT NULL,
        episode integer NOT NULL,
        at timestamptz(3) NOT NULL,
        reason text NOT NULL CHECK (reason IN ('SUPPRESSED', 'FOLDED')),
        suppression_ids text[] NOT NULL,
        parent_id text,
        first_seen timestamptz(3) NOT NULL,
        last_seen timestamptz(3) NOT NULL,
        triggered_at timestamptz(3) NOT NULL,
        title text NOT NULL,
        severity smallint NOT NULL,
        original_severity smallint NOT NULL,
        rule_case jsonb NOT NULL,
        queries jsonb NOT NULL,
        events_matched integer NOT NULL,
        PRIMARY KEY (rule_id, rule_version, group_hash, episode)
      );
      CREATE INDEX silent_episodes_last_seen ON silent_episodes (rule_id, last_seen);
      CREATE INDEX silent_episodes_folded ON silent_episodes (rule_id, at) WHERE reason = 'FOLDED';
      CREATE INDEX silent_episodes_parent ON silent_episodes (parent_id) WHERE parent_id IS NOT NULL;
      CREATE INDEX silent_episodes_suppressions ON silent_episodes USING gin (suppression_ids);

      CREATE INDEX signals_of_rule ON signals (rule_id, timestamp);
      CREATE INDEX signals_triggered ON signals (rule_id, triggered_at);

      CREATE TABLE rule_errors (
        rule_id text NOT NULL,
        at timestamptz(3) NOT NULL,
        message text NOT NULL
      );
      CREATE INDEX rule_errors_rule ON rule_errors (rule_id, at);
    `)
  }

  async down(): Promise<void> {
    throw new Error('Migrations only grow.')
  }
}
