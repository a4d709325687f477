import type { Transaction } from '../../../stores/postgres.ts'

const CAUSES = `
  SELECT step.transaction::text AS transaction, array_agg(DISTINCT run.workflow_id) || coalesce(array_agg(DISTINCT ancestor)
    FILTER (WHERE ancestor IS NOT NULL), '{}') AS workflows
  FROM workflow_run_steps AS step JOIN workflow_runs AS run ON run.id = step.run_id LEFT JOIN unnest(run.ancestors) AS ancestor ON true
  WHERE step.transaction = ANY($1::text[]::xid8[])
  GROUP BY step.transaction`

/** Which workflows have made changes: by transaction, those whose runs did, and those that led to these runs. */
export async function workflowsBehind(
  tx: Pick<Transaction, 'query'>,
  transactions: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = (await tx.query(CAUSES, [[...new Set(transactions)]])) as { transaction: string; workflows: string[] }[]
  return new Map(rows.map(({ transaction, workflows }) => [transaction, workflows]))
}
