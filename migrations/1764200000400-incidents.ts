import type { MigrationInterface, QueryRunner } from 'typeorm'

export class Incidents1764200000400 implements MigrationInterface {
  readonly name = 'Incidents1764200000400'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE incident_templates (
        id text PRIMARY KEY,
        version integer NOT NULL,
        name text NOT NULL UNIQUE,
        is_default boolean NOT NULL,
        fields jsonb NOT NULL,
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL
      );
      CREATE UNIQUE INDEX incident_templates_default ON incident_templates (is_default) WHERE is_default;

      -- One row: a sequence would leave gaps where a declaration is rolled back.
      CREATE TABLE incident_numbers (last integer NOT NULL);
      INSERT INTO incident_numbers VALUES (0);

      CREATE TABLE incidents (
        id text PRIMARY KEY,
        public_id integer NOT NULL UNIQUE,
        version integer NOT NULL,
        title text NOT NULL,
        severity text NOT NULL,
        state text NOT NULL,
        commander_id text REFERENCES users,
        customer_impacted boolean NOT NULL,
        customer_impact_start timestamptz(3),
        customer_impact_end timestamptz(3),
        template_id text NOT NULL,
        template_name text NOT NULL,
        field_definitions jsonb NOT NULL,
        fields jsonb NOT NULL,
        signal_count integer NOT NULL DEFAULT 0,
        signals_from timestamptz(3),
        signals_to timestamptz(3),
        creator_id text REFERENCES users,
        declared_kind text NOT NULL,
        declared_id text NOT NULL,
        declared_name text NOT NULL,
        detected_at timestamptz(3) NOT NULL,
        declared_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        resolved_at timestamptz(3)
      );

      CREATE TABLE incident_cases (
        incident_id text NOT NULL REFERENCES incidents,
        case_id text NOT NULL REFERENCES cases,
        since timestamptz(3) NOT NULL,
        PRIMARY KEY (incident_id, case_id)
      );
      CREATE INDEX incident_cases_of_case ON incident_cases (case_id, since);

      CREATE TABLE incident_events (
        id text PRIMARY KEY,
        incident_id text NOT NULL REFERENCES incidents,
        at timestamptz(3) NOT NULL,
        kind text NOT NULL,
        actor_kind text NOT NULL,
        actor_id text NOT NULL,
        actor_name text NOT NULL,
        author_id text,
        body text,
        field text,
        previous_value text,
        new_value text,
        signal_ids text[] NOT NULL,
        edited_at timestamptz(3)
      );
      CREATE INDEX incident_events_timeline ON incident_events (incident_id, at, id);
    `)
  }

  async down(): Promise<void> {
    throw new Error('Migrations only grow.')
  }
}
