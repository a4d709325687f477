import type { LoaderDefinition } from '../../graphql/context.ts'
import type { Clock } from '../../kernel/clock.ts'
import { entityId, readEntityText } from '../../kernel/entity.ts'
import { requirePermission } from '../../kernel/viewer.ts'
import type { Postgres } from '../../stores/postgres.ts'

/** What the signals of the last 14 days say of an entity. */
export interface NodeRisk {
  readonly riskScore: number
  readonly signalCount: number
}

const WINDOW = 14 * 86_400_000

const RISKS = {
  name: 'activity-node-risks',
  text: `
    SELECT entity->>'id' AS id, count(*)::int AS "signalCount",
      sum(CASE severity WHEN 4 THEN 100 WHEN 3 THEN 50 WHEN 2 THEN 5 ELSE 0 END)::int AS "riskScore"
    FROM signals, jsonb_array_elements(entities) AS entity
    WHERE timestamp > $1 AND entity->>'id' = ANY($2) GROUP BY 1`,
}

/** By `entityText`, all nodes of a graph at once. */
export const riskByEntity = (postgres: Postgres, clock: Clock): LoaderDefinition<string, NodeRisk> => ({
  batch: async (texts, viewer) => {
    requirePermission(viewer, 'siem_entities_read')
    const ids = texts.map((text) => entityId(readEntityText(text)))
    const since = new Date(clock.now().getTime() - WINDOW)
    const rows = await postgres.read<NodeRisk & { id: string }>(RISKS, [since, ids])
    const known = new Map(rows.map((row) => [row.id, row]))
    return ids.map((id) => known.get(id) ?? { riskScore: 0, signalCount: 0 })
  },
})
