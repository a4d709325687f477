import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Signals know the cases and incidents that they are part of. */
export class Links1764200000000 implements MigrationInterface {
  readonly name = 'Links1764200000000'

  async up(runner: QueryRunner): Promise<void> {
    // Most signals are in none, and cost the indexes nothing.
    await runner.query(`
      ALTER TABLE signals
        ADD case_ids text[] NOT NULL DEFAULT '{}',
        ADD incident_ids integer[] NOT NULL DEFAULT '{}';
      CREATE INDEX signals_cases ON signals USING gin (case_ids) WHERE case_ids <> '{}';
      CREATE INDEX signals_incidents ON signals USING gin (incident_ids) WHERE incident_ids <> '{}';
    `)
  }

  async down(): Promise<void> {
    throw new Error('Migrations only grow.')
  }
}
