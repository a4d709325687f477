import type { FeedTransaction } from '../../feed/index.ts'
import type { Postgres, Transaction } from '../../stores/postgres.ts'
import type { NotificationRule } from './notification-rule.ts'

const COLUMNS = `id, version, name, enabled, query, severities, rule_types AS "ruleTypes", targets, title, message,
  creator_id AS "creatorId", saver_id AS "saverId", sight, created_at AS "createdAt", updated_at AS "updatedAt"`

const ALL = {
  name: 'notification-rules',
  text: `SELECT ${COLUMNS} FROM notification_rules ORDER BY created_at DESC, id DESC`,
}
const BY_IDS = {
  name: 'notification-rules-by-id',
  text: `SELECT ${COLUMNS} FROM notification_rules WHERE id = ANY($1)`,
}
const ENABLED = `SELECT ${COLUMNS} FROM notification_rules WHERE enabled ORDER BY id`
const STAMP = 'SELECT changes::text AS stamp FROM notification_rule_changes'
const LOCK = `SELECT ${COLUMNS} FROM notification_rules WHERE id = $1 FOR UPDATE`
const NAMESAKE = 'SELECT id FROM notification_rules WHERE name = $1 AND id <> $2'
// The row that every change touches: two of them happen one after the other, so that names are unique and matching sees each.
const CHANGED = 'UPDATE notification_rule_changes SET changes = changes + 1'
const SAVE = `
  INSERT INTO notification_rules
    (id, version, name, enabled, query, severities, rule_types, targets, title, message, creator_id, saver_id, sight,
     created_at, updated_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
  ON CONFLICT (id) DO UPDATE SET
    version = excluded.version, name = excluded.name, enabled = excluded.enabled, query = excluded.query,
    severities = excluded.severities, rule_types = excluded.rule_types, targets = excluded.targets,
    title = excluded.title, message = excluded.message, saver_id = excluded.saver_id, sight = excluded.sight, updated_at = excluded.updated_at`

export class NotificationRuleRepository {
  constructor(private readonly postgres: Postgres) {}

  /** The newest first. */
  list(): Promise<NotificationRule[]> {
    return this.postgres.read(ALL)
  }

  byIds(ids: readonly string[]): Promise<NotificationRule[]> {
    return this.postgres.read(BY_IDS, [ids])
  }

  enabled(tx: FeedTransaction): Promise<NotificationRule[]> {
    return tx.query(ENABLED)
  }

  /** Another text after each change. */
  async stamp(tx: FeedTransaction): Promise<string> {
    const [row] = await tx.query(STAMP)
    return row.stamp
  }

  /** From here on, changes of other rules wait. */
  async beginChange(tx: Transaction): Promise<void> {
    await tx.query(CHANGED)
  }

  async lock(tx: Transaction, id: string): Promise<NotificationRule | null> {
    const [row]: NotificationRule[] = await tx.query(LOCK, [id])
    return row ?? null
  }

  async isNameTaken(tx: Transaction, name: string, id: string): Promise<boolean> {
    const rows: object[] = await tx.query(NAMESAKE, [name, id])
    return rows.length > 0
  }

  async save(tx: Transaction, rule: NotificationRule): Promise<void> {
    await tx.query(SAVE, [
      ...[rule.id, rule.version, rule.name, rule.enabled, rule.query, rule.severities, rule.ruleTypes],
      ...[
        JSON.stringify(rule.targets),
        rule.title,
        rule.message,
        rule.creatorId,
        rule.saverId,
        rule.sight,
        rule.createdAt,
        rule.updatedAt,
      ],
    ])
  }

  async delete(tx: Transaction, id: string): Promise<void> {
    await tx.query('DELETE FROM notification_rules WHERE id = $1', [id])
  }
}
