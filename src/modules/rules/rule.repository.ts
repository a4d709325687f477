import type { Actor } from '../../kernel/viewer.ts'
import type { Postgres, Transaction } from '../../stores/postgres.ts'
import { RuleRow, RuleVersionRow } from './rule.table.ts'
import type { Rule, RuleDefinition } from './rule.ts'
import type { StoredVersion, VersionKey } from './rule-versions.ts'

const RULES = `SELECT id, version, name, message, enabled, is_default AS "isDefault", type, method, tags, default_tags AS "defaultTags",
           sigma_id AS "sigmaId", creator, queries, cases, options, created_at AS "createdAt", updated_at AS "updatedAt"
         FROM rules`
const ALL = { name: 'rules', text: `${RULES} ORDER BY id` }
const VERSIONS = {
  name: 'rule-versions',
  text: `SELECT rule_id AS "ruleId", version, rule, at,
           json_build_object('kind', actor_kind, 'id', actor_id, 'name', actor_name) AS actor
         FROM unnest($1::text[]) AS id,
         LATERAL (SELECT * FROM rule_versions WHERE rule_id = id ORDER BY version DESC LIMIT $2) AS newest
         ORDER BY rule_id, version DESC`,
}
const AT_VERSIONS = {
  name: 'rules-at-versions',
  text: `SELECT rule_id AS "ruleId", version, rule
         FROM rule_versions JOIN unnest($1::text[], $2::integer[]) AS wanted (rule_id, version) USING (rule_id, version)`,
}
/** Postgres takes 65,535 values in one statement. */
const ROWS_AT_ONCE = 1_000
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

  /** The newest versions of each rule, the newest first. */
  async versions(ids: readonly string[], each: number): Promise<Map<string, StoredVersion[]>> {
    const found = new Map<string, StoredVersion[]>()
    for (const version of await this.postgres.read<StoredVersion>(VERSIONS, [ids, each])) {
      const known = found.get(version.ruleId)
      if (known) known.push(version)
      else found.set(version.ruleId, [version])
    }
    return found
  }

  atVersions(keys: readonly VersionKey[]): Promise<(VersionKey & { readonly rule: RuleDefinition })[]> {
    return this.postgres.read(AT_VERSIONS, [keys.map(({ ruleId }) => ruleId), keys.map(({ version }) => version)])
  }

  async findVersion(tx: Transaction, ruleId: string, version: number): Promise<RuleDefinition | null> {
    const row = await tx.findOneBy(RuleVersionRow, { ruleId, version })
    return (row?.rule as RuleDefinition | undefined) ?? null
  }

  /** Two changes of one rule happen one after the other. */
  async lock(tx: Transaction, id: string): Promise<Rule | null> {
    const [rule] = await tx.query<Rule[]>(`${RULES} WHERE id = $1 FOR UPDATE`, [id])
    return rule ?? null
  }

  /** Two imports at once must not make one Sigma rule twice. */
  async lockImports(tx: Transaction): Promise<void> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtext('signalbox.rules.import'))`)
  }

  lockOfSigma(tx: Transaction, sigmaIds: readonly string[]): Promise<Rule[]> {
    return tx.query(`${RULES} WHERE sigma_id = ANY($1) ORDER BY id FOR UPDATE`, [sigmaIds])
  }

  async delete(tx: Transaction, id: string): Promise<void> {
    await tx.delete(RuleRow, { id })
  }

  /** Stores rules with the version they carry, and keeps that version for good. */
  async save(tx: Transaction, rules: readonly Rule[], actor: Actor): Promise<void> {
    for (let at = 0; at < rules.length; at += ROWS_AT_ONCE) {
      await this.#saveSome(tx, rules.slice(at, at + ROWS_AT_ONCE), actor)
    }
  }

  async #saveSome(tx: Transaction, rules: readonly Rule[], actor: Actor): Promise<void> {
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
