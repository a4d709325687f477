import { requirePermission, type Viewer } from '../../kernel/viewer.ts'
import type { Action } from './action.ts'

interface Catalog {
  list(): readonly Action[]
}

/** Tells authors of workflows what there is. */
export class ActionService {
  /** The catalog of the server, to which the engine adds what only it can do. */
  constructor(private readonly catalog: Catalog) {}

  list(viewer: Viewer): readonly Action[] {
    requirePermission(viewer, 'workflows_read')
    return this.catalog.list()
  }
}
