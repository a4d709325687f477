import { checkGraph } from './check/check-graph.ts'
import { type Condition, compileCondition } from './language/condition.ts'
import type { Root } from './language/reference.ts'
import { compileTemplate, type Template } from './language/template.ts'
import type { WorkflowDefinition, WorkflowStep } from './workflow.ts'

export interface CompiledStep extends WorkflowStep {
  readonly when: string | null
  readonly condition: Condition | null
  readonly templates: ReadonlyMap<string, Template>
  /** Edges that lead to it. */
  readonly from: readonly { readonly step: string; readonly kind: 'next' | 'onError' }[]
  readonly secrets: readonly string[]
}

/** A version of a workflow as its runs need it. */
export interface CompiledWorkflow {
  /** None comes before those that lead to it. */
  readonly steps: readonly CompiledStep[]
  readonly byName: ReadonlyMap<string, CompiledStep>
  readonly roots: ReadonlySet<Root>
}

export function compileWorkflow({ steps }: WorkflowDefinition): CompiledWorkflow {
  const defined = new Map(steps.map((step) => [step.name, step]))
  const compiled = [...checkGraph(steps, 'steps').keys()].map((name) =>
    compileStep(defined.get(name) as WorkflowStep, steps),
  )
  const references = compiled.flatMap(({ condition, templates }) => [
    ...(condition?.references ?? []),
    ...[...templates.values()].flatMap((template) => template.references),
  ])
  return {
    steps: compiled,
    byName: new Map(compiled.map((step) => [step.name, step])),
    roots: new Set(references.map(({ root }) => root)),
  }
}

function compileStep(step: WorkflowStep, steps: readonly WorkflowStep[]): CompiledStep {
  const given = Object.entries(step.parameters).filter(([, value]) => value !== null)
  const templates = new Map(given.map(([name, value]) => [name, compileTemplate(value)]))
  const named = [...templates.values()].flatMap(({ references }) => references)
  return {
    ...step,
    condition: step.when === null ? null : compileCondition(step.when),
    templates,
    from: steps.flatMap((other) =>
      (['next', 'onError'] as const)
        .filter((kind) => other[kind].includes(step.name))
        .map((kind) => ({ step: other.name, kind })),
    ),
    secrets: [...new Set(named.flatMap(({ root, path: [name] }) => (root === 'secrets' && name ? [name] : [])))],
  }
}

const MAX_KEPT = 500

/** Versions never change, so that what was compiled is kept. */
export class CompiledWorkflows {
  readonly #kept = new Map<string, Promise<CompiledWorkflow>>()

  constructor(private readonly definition: (id: string, version: number) => Promise<WorkflowDefinition | null>) {}

  async get(id: string, version: number): Promise<CompiledWorkflow> {
    const key = `${id} ${version}`
    const known = this.#kept.get(key)
    if (known) return known
    const compiling = this.#compile(id, version)
    compiling.catch(() => this.#kept.delete(key))
    if (this.#kept.size >= MAX_KEPT) this.#kept.delete(this.#kept.keys().next().value as string)
    this.#kept.set(key, compiling)
    return compiling
  }

  /** The names of its steps. Of one that this server cannot read, since a newer one has saved it, none are known. */
  names(id: string, version: number): Promise<readonly string[]> {
    return this.get(id, version).then(
      ({ steps }) => steps.map(({ name }) => name),
      () => [],
    )
  }

  async #compile(id: string, version: number): Promise<CompiledWorkflow> {
    const definition = await this.definition(id, version)
    if (!definition) throw new Error(`Version ${version} of the workflow ${id} is not there.`)
    return compileWorkflow(definition)
  }
}
