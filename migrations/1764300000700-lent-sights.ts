import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Whose sight rules of notifications and workflows lend, and how far a key goes that saved them. */
export class LentSights1764300000700 implements MigrationInterface {
  readonly name = 'LentSights1764300000700'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Who made or last changed it.
      ALTER TABLE notification_rules ADD COLUMN saver_id text REFERENCES users;
      UPDATE notification_rules SET saver_id = creator_id;
      -- Restriction queries of the key that it was saved with, where that was one.
      ALTER TABLE workflows ADD COLUMN owner_restrictions jsonb;
    `)
  }

  async down(): Promise<void> {
    throw new Error('Migrations only grow.')
  }
}
