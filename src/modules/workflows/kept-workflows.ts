import type { Workflow } from './workflow.ts'

/** A change made by another process is seen after this time at the latest; one made here, at once. */
const CHECK_AFTER_MS = 1_000

interface Source {
  list(): Promise<Workflow[]>
  /** Another text whenever the list has changed. */
  stamp(): Promise<string>
}

/** All workflows, in memory: every signal asks for them. */
export class KeptWorkflows {
  #kept: { readonly stamp: string; readonly list: Promise<readonly Workflow[]> } | null = null
  #checkedAt = Number.NEGATIVE_INFINITY

  constructor(private readonly source: Source) {}

  /** The newest first; the same array until something changes. */
  async all(): Promise<readonly Workflow[]> {
    return this.#kept && performance.now() - this.#checkedAt < CHECK_AFTER_MS ? this.#kept.list : this.current()
  }

  /** As they are now, in whatever process they were changed. */
  async current(): Promise<readonly Workflow[]> {
    const checkedAt = performance.now()
    // Read before the list: what changes in between is noticed the next time.
    const stamp = await this.source.stamp()
    if (this.#kept?.stamp !== stamp) this.#kept = { stamp, list: this.source.list() }
    this.#checkedAt = checkedAt
    const { list } = this.#kept
    try {
      return await list
    } catch (error) {
      this.#kept = null
      throw error
    }
  }

  invalidate(): void {
    this.#checkedAt = Number.NEGATIVE_INFINITY
  }
}
