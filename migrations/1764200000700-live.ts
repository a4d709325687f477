import type { MigrationInterface, QueryRunner } from 'typeorm'

export class Live1764200000700 implements MigrationInterface {
  readonly name = 'Live1764200000700'

  async up(runner: QueryRunner): Promise<void> {
    // A server that starts asks which bulk actions run, among all that has been told for days.
    await runner.query(`CREATE INDEX feed_bulk_actions ON feed (subject_id, position) WHERE topic = 'bulk_action'`)
  }

  async down(): Promise<void> {
    throw new Error('Migrations only grow.')
  }
}
