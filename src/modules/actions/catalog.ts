import type { Action } from './action.ts'

/** What steps can do. */
export class ActionCatalog {
  readonly #byId: ReadonlyMap<string, Action>

  constructor(actions: readonly Action[]) {
    this.#byId = new Map(actions.map((action) => [action.id, action]))
  }

  /** By id. */
  list(): readonly Action[] {
    return [...this.#byId.values()].sort((one, other) => (one.id < other.id ? -1 : 1))
  }

  find(id: string): Action | null {
    return this.#byId.get(id) ?? null
  }
}
