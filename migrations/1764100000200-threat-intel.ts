import type { MigrationInterface, QueryRunner } from 'typeorm'

export class ThreatIntel1764100000200 implements MigrationInterface {
  readonly name = 'ThreatIntel1764100000200'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE threat_feeds (
        id text PRIMARY KEY,
        name text NOT NULL UNIQUE,
        vendor text,
        url text,
        format text NOT NULL,
        category text NOT NULL,
        intention text NOT NULL,
        refresh_every bigint,
        enabled boolean NOT NULL,
        indicator_count integer NOT NULL DEFAULT 0,
        revision bigint NOT NULL DEFAULT 1,
        last_synced_at timestamptz(3),
        last_error text,
        due_at timestamptz(3),
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL
      );
      CREATE INDEX threat_feeds_due ON threat_feeds (due_at);

      -- Without a reference to the feed: checking it for each of half a million rows takes longer than writing them.
      CREATE TABLE threat_indicators (
        feed_id text NOT NULL,
        type text NOT NULL,
        value text COLLATE "C" NOT NULL,
        details jsonb,
        valid_until timestamptz(3),
        stix_id text,
        PRIMARY KEY (feed_id, type, value)
      );
      CREATE INDEX threat_indicators_stix ON threat_indicators (feed_id, stix_id) WHERE stix_id IS NOT NULL;
    `)
  }

  async down(): Promise<void> {
    throw new Error('Migrations only grow.')
  }
}
