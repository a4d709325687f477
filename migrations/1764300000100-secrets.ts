import type { MigrationInterface, QueryRunner } from 'typeorm'

export class Secrets1764300000100 implements MigrationInterface {
  readonly name = 'Secrets1764300000100'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE secrets (
        id text PRIMARY KEY,
        name text NOT NULL UNIQUE,
        sealed bytea NOT NULL,
        key_fingerprint text NOT NULL,
        created_by jsonb NOT NULL,
        updated_by jsonb NOT NULL,
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL
      );
    `)
  }

  async down(): Promise<void> {
    throw new Error('Migrations only grow.')
  }
}
