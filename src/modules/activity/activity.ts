import { type EntityName, entityId, readEntityText } from '../../kernel/entity.ts'

/** All logs in which one entity does the same to another with the same outcome. */
export interface Activity {
  /** Entities, as `entityText` writes them. */
  readonly from: string
  readonly to: string
  readonly action: string
  /** Null where the logs do not tell. */
  readonly outcome: string | null
  /** Logs. */
  readonly count: number
  /** Epoch milliseconds. */
  readonly firstSeen: number
  readonly lastSeen: number
}

export interface ActivityNode extends EntityName {
  readonly id: string
  /** Edges between it and where the graph starts. */
  readonly distance: number
}

/** What signals say of a node. */
export interface NodeRisk {
  readonly riskScore: number
  readonly signalCount: number
}

export interface ActivityEdge extends Pick<Activity, 'action' | 'outcome' | 'count'> {
  readonly from: string
  readonly to: string
  readonly firstSeen: Date
  readonly lastSeen: Date
}

export interface ActivityGraph {
  readonly nodes: readonly ActivityNode[]
  readonly edges: readonly ActivityEdge[]
  readonly truncated: boolean
}

export function toNode(text: string, distance: number): ActivityNode {
  const entity = readEntityText(text)
  return { id: entityId(entity), ...entity, distance }
}

export const toEdge = ({ from, to, action, outcome, count, firstSeen, lastSeen }: Activity): ActivityEdge => ({
  from: entityId(readEntityText(from)),
  to: entityId(readEntityText(to)),
  action,
  outcome,
  count,
  firstSeen: new Date(firstSeen),
  lastSeen: new Date(lastSeen),
})
