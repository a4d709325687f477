import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Ties the events together, those that are there already in the order of their times and ids. */
export class AuditChain1764200000100 implements MigrationInterface {
  readonly name = 'AuditChain1764200000100'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE audit_events ADD COLUMN sequence bigint, ADD COLUMN previous_hash text, ADD COLUMN hash text;

      -- Whoever writes events locks the one row until the commit, so that the order of the chain is the order of the commits.
      CREATE TABLE audit_head (
        singleton boolean PRIMARY KEY DEFAULT true CHECK (singleton),
        sequence bigint NOT NULL,
        hash text NOT NULL
      );

      DO $$
      DECLARE
        event record;
        place bigint := 0;
        previous text := repeat('0', 64);
        content text;
      BEGIN
        FOR event IN SELECT * FROM audit_events ORDER BY at, id LOOP
          place := place + 1;
          content := format('[%s,%s,%s,"%s",%s,%s,%s,%s,%s,%s,%s,[%s],%s,%s]',
            place, to_json(previous), to_json(event.id),
            to_char(event.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
            to_json(event.actor_kind), to_json(event.actor_id), to_json(event.actor_name),
            to_json(event.action), to_json(event.asset_type), to_json(event.asset_id), to_json(event.asset_name),
            (SELECT string_agg(format('[%s,%s,%s]', to_json(change ->> 'field'),
                coalesce(to_json(change ->> 'previousValue')::text, 'null'),
                coalesce(to_json(change ->> 'newValue')::text, 'null')), ',' ORDER BY number)
              FROM jsonb_array_elements(event.changes) WITH ORDINALITY AS listed (change, number)),
            coalesce(to_json(event.request_id)::text, 'null'), coalesce(to_json(event.client_ip)::text, 'null'));
          UPDATE audit_events
            SET sequence = place, previous_hash = previous, hash = encode(sha256(convert_to(content, 'UTF8')), 'hex')
            WHERE id = event.id RETURNING hash INTO previous;
        END LOOP;
        INSERT INTO audit_head (sequence, hash) VALUES (place, previous);
      END
      $$;

      ALTER TABLE audit_events
        ALTER COLUMN sequence SET NOT NULL,
        ALTER COLUMN previous_hash SET NOT NULL,
        ALTER COLUMN hash SET NOT NULL,
        ADD CONSTRAINT audit_events_sequence UNIQUE (sequence);

      -- Searching is ClickHouse's; here events are read by id, along the chain, and by time to find a part of the chain.
      DROP INDEX audit_events_asset;
      DROP INDEX audit_events_at;
      CREATE INDEX audit_events_time ON audit_events (at, sequence);
    `)
  }

  async down(): Promise<void> {
    throw new Error('Migrations only grow.')
  }
}
