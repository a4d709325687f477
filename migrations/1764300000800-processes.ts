import type { MigrationInterface, QueryRunner } from 'typeorm'

const TABLES = ['rules', 'suppressions', 'critical_assets']

/** Every server keeps these in memory; the others hear of a change when it is committed. */
export class Processes1764300000800 implements MigrationInterface {
  readonly name = 'Processes1764300000800'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION announce_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pg_notify(TG_TABLE_NAME || '_changed', '');
        RETURN NULL;
      END $$`)
    for (const table of TABLES)
      await runner.query(`
        CREATE TRIGGER announce AFTER INSERT OR UPDATE OR DELETE ON ${table}
        FOR EACH STATEMENT EXECUTE FUNCTION announce_change()`)
  }

  async down(): Promise<void> {
    throw new Error('Migrations only grow.')
  }
}
