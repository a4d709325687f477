import type { Actor } from '../../kernel/viewer.ts'
import type { Postgres, Transaction } from '../../stores/postgres.ts'
import { RuleRow, RuleVersionRow } from './rule.table.ts'
import type { Rule } from './rule.ts'

const ALL = {
  name: 'rules',
  text: `SELECT id, version, name, message, enabled, is_default AS "isDefault", type, method, tags, default_tags AS "defaultTags",
           sigma_id AS "sigmaId", creator, queries, cases, options, created_at AS "createdAt", updated_at AS "updatedAt"
         FROM rules ORDER BY id`,
}
const CHANGED = {
  name: 'rules-changed',
  text: `SELECT md5(string_agg(id || '/' || version, ' ' ORDER BY id)) AS stamp FROM rules`,
}

export class RuleRepository {
  constructor(private readonly postgres: Postgres) {}

  list(): Promise<Rule[]> {
    return this.postgres.read<Rule>(ALL)
  }

  /** Changes whenever a rule is added, changed or removed. */
  async stamp(): Promise<string> {
    const [row] = await this.postgres.read<{ stamp: string | null }>(CHANGED)
    return row?.stamp ?? ''
  }

  /** Two servers that start at once must not install the same rules. */
  async lockInstallation(tx: Transaction): Promise<void> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtext('signalbox.rules.install'))`)
  }

  async listIn(tx: Transaction): Promise<Rule[]> {
    return tx.query(ALL.text)
  }

  /** Stores rules with the version they carry, and keeps that version for good. */
  async save(tx: Transaction, rules: readonly Rule[], actor: Actor): Promise<void> {
    if (!rules.length) return
    await tx.upsert(RuleRow, rules as never, ['id'])
    await tx.insert(
      RuleVersionRow,
      rules.map((rule) => ({
        ruleId: rule.id,
        version: rule.version,
        rule,
        at: rule.updatedAt,
        actorKind: actor.kind,
        actorId: actor.id,
        actorName: actor.name,
      })) as never,
    )
  }
}
