import { type CompiledSelection, compileSelection, RuleSetMatcher, type SearchDocument } from '../../../search/index.ts'
import { SIGNAL_FIELDS } from '../../signals/index.ts'
import type { KeptWorkflows } from '../kept-workflows.ts'
import { type TriggerKind, triggerOf, type Workflow } from '../workflow.ts'

/** A workflow whose query a signal satisfies. */
export interface Waiting {
  readonly workflow: Workflow
  readonly matches: CompiledSelection['matches']
}

interface Compiled {
  readonly all: readonly Workflow[]
  readonly published: readonly Workflow[]
  readonly triggers: Triggers
}

/** Workflows that start by themselves. */
export class PublishedWorkflows {
  #compiled: Compiled | null = null

  constructor(private readonly kept: KeptWorkflows) {}

  /** The newest first. */
  async list(): Promise<readonly Workflow[]> {
    return (await this.#current(false)).published
  }

  /** By id or handle. */
  async find(reference: string): Promise<Workflow | null> {
    return (await this.list()).find(({ id, handle }) => id === reference || handle === reference) ?? null
  }

  /** As they are now, in whatever process they were published. */
  async withHandle(wanted: string): Promise<Workflow | null> {
    return (await this.#current(true)).published.find(({ handle }) => handle === wanted) ?? null
  }

  /** As they are now as well. */
  async triggers(): Promise<Triggers> {
    return (await this.#current(true)).triggers
  }

  async #current(atOnce: boolean): Promise<Compiled> {
    const all = await (atOnce ? this.kept.current() : this.kept.all())
    if (this.#compiled?.all !== all) this.#compiled = compile(all)
    return this.#compiled
  }
}

/** What starts published workflows. */
export class Triggers {
  readonly #byKind = new Map<TriggerKind, Workflow[]>()
  readonly #signals: RuleSetMatcher<Waiting>

  constructor(published: readonly Workflow[]) {
    const waiting: [Waiting, CompiledSelection][] = []
    for (const workflow of published) {
      for (const { kind } of workflow.triggers) this.#byKind.set(kind, [...this.of(kind), workflow])
      const trigger = triggerOf(workflow, 'SECURITY_SIGNAL')
      const selection = trigger && compiledOrNull(trigger.query ?? '')
      if (selection) waiting.push([{ workflow, matches: selection.matches }, selection])
    }
    this.#signals = new RuleSetMatcher(waiting)
  }

  of(kind: TriggerKind): readonly Workflow[] {
    return this.#byKind.get(kind) ?? []
  }

  /** Those whose query a signal satisfies. */
  matching(signal: SearchDocument): readonly Waiting[] {
    return this.#signals.match(signal)
  }
}

function compile(all: readonly Workflow[]): Compiled {
  const published = all.filter((workflow) => workflow.published)
  return { all, published, triggers: new Triggers(published) }
}

/** What cannot be read any more starts nothing, and holds up nobody else. */
function compiledOrNull(query: string): CompiledSelection | null {
  try {
    return compileSelection({ query }, SIGNAL_FIELDS)
  } catch {
    return null
  }
}
