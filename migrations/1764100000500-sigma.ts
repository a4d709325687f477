import type { MigrationInterface, QueryRunner } from 'typeorm'

export class Sigma1764100000500 implements MigrationInterface {
  readonly name = 'Sigma1764100000500'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE UNIQUE INDEX rules_sigma_id ON rules (sigma_id)')
  }

  async down(): Promise<void> {
    throw new Error('Migrations only grow.')
  }
}
