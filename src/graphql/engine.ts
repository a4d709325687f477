import { type DocumentNode, type ExecutionResult, execute, type GraphQLSchema, getVariableValues } from 'graphql'
import { type CompiledOperation, Compiler } from './compile.ts'
import { costOf } from './cost.ts'
import { Documents, type Operation, selectOperation } from './documents.ts'
import { DEFAULT_LIMITS, type Limits, tooExpensive } from './limits.ts'

export interface EngineOptions {
  readonly introspection: boolean
  readonly limits?: Partial<Limits>
}

export interface OperationRequest {
  readonly query: string
  readonly operationName?: string | null | undefined
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined
}

/** A request that may be executed: checked, its variables coerced, its cost within the limit. */
export interface PlannedOperation {
  readonly operation: Operation
  readonly variables: Record<string, unknown>
  readonly rawVariables: Readonly<Record<string, unknown>>
  readonly cost: number
}

export type Plan = {
  /** Null when the text does not parse or asks for too much. */
  readonly document: DocumentNode | null
} & ({ readonly planned: PlannedOperation } | { readonly errors: readonly unknown[] })

/** An operation that comes back this often is worth compiling. */
const HOT_AFTER = 2
const MAX_VARIABLE_ERRORS = 20

/** Everything between a document's text and its result, for HTTP and WebSocket alike. */
export class Engine {
  readonly limits: Limits
  readonly #documents: Documents
  readonly #compiler: Compiler
  readonly #plans = new WeakMap<Operation, { uses: number; compiled: CompiledOperation | null | undefined }>()

  constructor(
    readonly schema: GraphQLSchema,
    { introspection, limits }: EngineOptions,
  ) {
    this.limits = { ...DEFAULT_LIMITS, ...limits }
    this.#documents = new Documents(schema, { introspection, limits: this.limits })
    this.#compiler = new Compiler(schema)
  }

  plan({ query, operationName, variables }: OperationRequest): Plan {
    const checked = this.#documents.get(query)
    const { document } = checked
    if (checked.errors.length) return { document, errors: checked.errors }
    try {
      const operation = selectOperation(checked, operationName)
      const definitions = operation.node.variableDefinitions ?? []
      const rawVariables = variables ?? {}
      const read = getVariableValues(this.schema, definitions, rawVariables, { maxErrors: MAX_VARIABLE_ERRORS })
      if (read.errors) return { document, errors: read.errors }
      const cost = costOf(operation.selection, read.coerced)
      if (cost > this.limits.cost) throw tooExpensive('cost', cost, this.limits.cost)
      return { document, planned: { operation, variables: read.coerced, rawVariables, cost } }
    } catch (error) {
      return { document, errors: [error] }
    }
  }

  /** Runs a query or mutation. `root` is the event when a subscription's selection is executed. */
  execute(
    planned: PlannedOperation,
    contextValue: unknown,
    root?: unknown,
  ): Promise<ExecutionResult> | ExecutionResult {
    const { operation, variables, rawVariables } = planned
    const compiled = this.#compiled(operation)
    if (compiled) return compiled(root, contextValue, variables)
    return execute({
      schema: this.schema,
      document: operation.document,
      operationName: operation.name,
      rootValue: root,
      contextValue,
      variableValues: rawVariables,
    })
  }

  #compiled(operation: Operation): CompiledOperation | null {
    let plan = this.#plans.get(operation)
    if (!plan) {
      plan = { uses: 0, compiled: undefined }
      this.#plans.set(operation, plan)
    }
    plan.uses += 1
    if (plan.compiled === undefined && plan.uses > HOT_AFTER) plan.compiled = this.#compiler.compile(operation)
    return plan.compiled ?? null
  }
}
