import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * The traits of signals that are there already, as signal-traits.ts writes them: a number for every value of an attribute, every tag and some
 * columns.
 */
export const TRAITS_OF_SIGNALS = `
  INSERT INTO signal_traits (signal_id, timestamp, traits)
  SELECT signal.id, timestamp, ARRAY(
    WITH RECURSIVE part (path, value) AS (
      SELECT '@' || key, value FROM jsonb_each(signal.attributes)
      UNION ALL
      SELECT inner_part.path, inner_part.value FROM part CROSS JOIN LATERAL (
        SELECT path || '.' || key AS path, inside.value
        FROM jsonb_each(CASE jsonb_typeof(part.value) WHEN 'object' THEN part.value ELSE '{}' END) AS inside
        UNION ALL
        SELECT path, element
        FROM jsonb_array_elements(CASE jsonb_typeof(part.value) WHEN 'array' THEN part.value ELSE '[]' END) AS element
      ) AS inner_part
    ),
    trait (name, value) AS (
      SELECT path, value #>> '{}' FROM part WHERE jsonb_typeof(value) IN ('string', 'number', 'boolean')
      UNION ALL SELECT 'tags', tag FROM unnest(tags) AS tag
      UNION ALL SELECT 'service', name FROM unnest(service) AS name
      UNION ALL SELECT name, value FROM (VALUES
        ('host', coalesce(host, '')), ('source', coalesce(source, '')), ('@workflow.rule.id', rule_id), ('@workflow.rule.name', rule_name),
        ('@workflow.rule.type', CASE rule_type WHEN 'LOG_DETECTION' THEN 'Log Detection' WHEN 'SIGNAL_CORRELATION' THEN 'Signal Correlation' ELSE rule_type END)
      ) AS column_of (name, value)
    )
    SELECT DISTINCT ('x' || substr(encode(sha256(convert_to(name || chr(31) || value, 'UTF8')), 'hex'), 1, 16))::bit(64)::bigint FROM trait
  )
  FROM signals AS signal
  ON CONFLICT DO NOTHING`

/** What signals have in common is found without looking at all of them. */
export class Traits1764200000600 implements MigrationInterface {
  readonly name = 'Traits1764200000600'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE signal_traits (
        signal_id text PRIMARY KEY REFERENCES signals ON DELETE CASCADE,
        timestamp timestamptz(3) NOT NULL,
        traits bigint[] NOT NULL
      )`)
    await runner.query(TRAITS_OF_SIGNALS)
    // What was written last waits to be sorted in, and every search looks through all that waits.
    await runner.query(
      'CREATE INDEX signal_traits_traits ON signal_traits USING gin (traits) WITH (gin_pending_list_limit = 256)',
    )
  }

  async down(): Promise<void> {
    throw new Error('Migrations only grow.')
  }
}
