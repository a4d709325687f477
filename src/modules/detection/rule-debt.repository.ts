import type { Transaction } from '../../stores/postgres.ts'
import type { Rule } from '../rules/index.ts'

/** A batch of logs that a rule still has to be evaluated over. */
export interface RuleDebt {
  readonly ruleId: string
  readonly ruleVersion: number
  readonly batch: number
  readonly attempts: number
}

const RECORD = `
  INSERT INTO rule_debts (rule_id, rule_version, batch, message, at, due_at)
  SELECT $1, $2, batch, $4, $5, $6 FROM unnest($3::bigint[]) AS batch
  ON CONFLICT (rule_id, rule_version, batch) DO UPDATE
    SET attempts = rule_debts.attempts + 1, message = excluded.message, due_at = excluded.due_at`

/** Stays when the debt is paid. */
const COUNT_ERROR = 'INSERT INTO rule_errors (rule_id, at, message) VALUES ($1, $2, $3)'

const DUE = `
  SELECT rule_id AS "ruleId", rule_version AS "ruleVersion", batch, attempts FROM rule_debts
  WHERE due_at <= $1 ORDER BY rule_id, rule_version, batch LIMIT $2 FOR UPDATE SKIP LOCKED`

const PAY = `
  DELETE FROM rule_debts USING unnest($1::text[], $2::integer[], $3::bigint[]) AS paid (rule_id, rule_version, batch)
  WHERE (rule_debts.rule_id, rule_debts.rule_version, rule_debts.batch) = (paid.rule_id, paid.rule_version, paid.batch)`

const SOONEST = 'SELECT min(due_at) AS soonest FROM rule_debts'

export class RuleDebtRepository {
  /** Remembers that a rule failed over these batches, once more for those it had failed over before. */
  async record(
    tx: Transaction,
    { id, version }: Pick<Rule, 'id' | 'version'>,
    batches: readonly number[],
    failure: { readonly message: string; readonly at: Date; readonly dueAt: Date },
  ): Promise<void> {
    if (!batches.length) return
    await tx.query(RECORD, [id, version, batches, failure.message, failure.at, failure.dueAt])
    await tx.query(COUNT_ERROR, [id, failure.at, failure.message])
  }

  /** Those whose time has come, for this transaction alone. */
  async due(tx: Transaction, now: Date, limit: number): Promise<RuleDebt[]> {
    const rows: RuleDebt[] = await tx.query(DUE, [now, limit])
    return rows.map((row) => ({ ...row, batch: Number(row.batch) }))
  }

  async pay(tx: Transaction, debts: readonly RuleDebt[]): Promise<void> {
    if (!debts.length) return
    await tx.query(PAY, [
      debts.map(({ ruleId }) => ruleId),
      debts.map(({ ruleVersion }) => ruleVersion),
      debts.map(({ batch }) => batch),
    ])
  }

  async soonest(tx: Transaction): Promise<Date | null> {
    const [row] = (await tx.query(SOONEST)) as [{ soonest: Date | null }]
    return row.soonest
  }
}
