import type { MigrationInterface, QueryRunner } from 'typeorm'

export class Rules1764100000000 implements MigrationInterface {
  readonly name = 'Rules1764100000000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE rules
        ADD COLUMN default_tags text[] NOT NULL DEFAULT '{}',
        ADD COLUMN sigma_id text,
        ADD COLUMN creator jsonb;

      UPDATE rules SET
        default_tags = CASE WHEN is_default THEN tags ELSE '{}' END,
        creator = (
          SELECT jsonb_build_object('kind', actor_kind, 'id', actor_id, 'name', actor_name)
          FROM rule_versions WHERE rule_id = rules.id ORDER BY version LIMIT 1
        );
      ALTER TABLE rules ALTER COLUMN creator SET NOT NULL;
    `)
  }

  async down(): Promise<void> {
    throw new Error('Migrations only grow.')
  }
}
