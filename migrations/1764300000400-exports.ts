import type { MigrationInterface, QueryRunner } from 'typeorm'

export class Exports1764300000400 implements MigrationInterface {
  readonly name = 'Exports1764300000400'

  /** Pages come compressed, so that storing them does not compress them once more. */
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE exports (
        id text PRIMARY KEY,
        creator_id text NOT NULL,
        target text NOT NULL,
        query text NOT NULL,
        range_from timestamptz(3) NOT NULL,
        range_to timestamptz(3) NOT NULL,
        format text NOT NULL,
        columns text[] NOT NULL,
        direction text NOT NULL,
        total integer NOT NULL,
        edition text NOT NULL,
        created_by jsonb NOT NULL,
        created_at timestamptz(3) NOT NULL,
        expires_at timestamptz(3) NOT NULL
      );
      CREATE INDEX exports_by_creator ON exports (creator_id, id);
      CREATE INDEX exports_by_expiry ON exports (expires_at);

      CREATE TABLE export_pages (
        export_id text NOT NULL REFERENCES exports ON DELETE CASCADE,
        edition text NOT NULL,
        number integer NOT NULL,
        first_byte bigint NOT NULL,
        bytes integer NOT NULL,
        rows integer NOT NULL,
        next_at bigint,
        next_id text,
        content bytea NOT NULL,
        PRIMARY KEY (export_id, edition, number)
      );
      ALTER TABLE export_pages ALTER COLUMN content SET STORAGE EXTERNAL;
    `)
  }

  async down(): Promise<void> {
    throw new Error('Migrations only grow.')
  }
}
