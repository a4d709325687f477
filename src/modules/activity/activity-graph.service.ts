import type { Clock } from '../../kernel/clock.ts'
import { type EntityKind, type EntityName, entityText, namedEntity } from '../../kernel/entity.ts'
import { badInput } from '../../kernel/errors.ts'
import { parseTimeRange } from '../../kernel/time.ts'
import { requirePermission, type Viewer } from '../../kernel/viewer.ts'
import { logSight } from '../logs/index.ts'
import type { ActivityRepository } from './activity.repository.ts'
import { type ActivityGraph, toEdge, toNode } from './activity.ts'
import { explore } from './exploration.ts'

export interface ActivityRequest {
  readonly kind: EntityKind
  readonly value: string
  readonly range: { readonly from: string; readonly to?: string | null }
  readonly depth: number
  readonly limit: number
  readonly actions: readonly string[]
}

export const MAX_DEPTH = 3
export const MAX_NODES = 1_000
const MAX_ACTIONS = 100

interface Deps {
  readonly clock: Clock
  readonly activities: ActivityRepository
}

/** Shows who did what to whom around one entity. */
export class ActivityGraphService {
  constructor(private readonly deps: Deps) {}

  async graph(viewer: Viewer, request: ActivityRequest): Promise<ActivityGraph> {
    requirePermission(viewer, 'logs_read_data', 'logs_read_index_data', 'siem_entities_read')
    const { depth, limit, actions } = request
    checkWhole('depth', depth, MAX_DEPTH)
    checkWhole('limit', limit, MAX_NODES)
    if (actions.length > MAX_ACTIONS)
      throw badInput('actions', `Expected at most ${MAX_ACTIONS} actions, got ${actions.length}.`)
    const start = entityText(readEntity(request))
    const scope = { actions, sight: logSight(viewer), range: parseTimeRange(request.range, this.deps.clock.now()) }
    const found = await explore(start, { depth, limit }, (level, before) =>
      this.deps.activities.level(scope, level, before),
    )
    return {
      nodes: [...found.distances].map(([text, distance]) => toNode(text, distance)),
      edges: found.activities.map(toEdge),
      truncated: found.truncated,
    }
  }
}

function readEntity({ kind, value }: ActivityRequest): EntityName {
  const entity = namedEntity(kind, value.trim())
  if (entity) return entity
  throw badInput(
    'value',
    `Expected the name of an entity of the kind ${kind}, got ${JSON.stringify(value.slice(0, 80))}.`,
  )
}

function checkWhole(path: string, value: number, most: number): void {
  if (!Number.isInteger(value) || value < 1 || value > most)
    throw badInput(path, `Expected a whole number from 1 to ${most}, got ${value}.`)
}
