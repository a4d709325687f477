import { requirePermission, type Viewer } from '../../kernel/viewer.ts'
import type { DescribedAction } from './action.ts'
import type { Blueprint } from './blueprints/blueprint.ts'
import { blueprints } from './blueprints/blueprints.ts'

interface Catalog {
  list(): readonly DescribedAction[]
}

/** Tells authors of workflows what there is. */
export class ActionService {
  /** The catalog of the server, to which the engine adds what only it can do. */
  constructor(
    private readonly catalog: Catalog,
    private readonly engineActions: readonly DescribedAction[],
  ) {}

  list(viewer: Viewer): readonly DescribedAction[] {
    requirePermission(viewer, 'workflows_read')
    return [...this.catalog.list(), ...this.engineActions].sort((one, other) => (one.id < other.id ? -1 : 1))
  }

  blueprints(viewer: Viewer): readonly Blueprint[] {
    requirePermission(viewer, 'workflows_read')
    return blueprints.list()
  }
}
