import {
  BREAK,
  type DocumentNode,
  type ExecutionResult,
  GraphQLScalarType,
  GraphQLSchema,
  isAbstractType,
  Kind,
  type OperationDefinitionNode,
  visit,
} from 'graphql'
import { compileQuery, isCompiledQuery } from 'graphql-jit'
import type { Selection } from './cost.ts'
import type { Operation } from './documents.ts'

/** An operation turned into JavaScript; takes variables that are coerced already. */
export type CompiledOperation = (
  root: unknown,
  context: unknown,
  variables: Record<string, unknown>,
) => Promise<ExecutionResult> | ExecutionResult

/** The type of every variable in what is compiled: values come coerced, by graphql itself, with its messages. */
const Coerced = new GraphQLScalarType({ name: '_Coerced' })

/** Bounds the code that one document can produce. */
const MAX_FIELDS = 2_000

/** Compiles operations of one schema. Null means that graphql must execute the operation itself. */
export class Compiler {
  readonly #schema: GraphQLSchema

  constructor(schema: GraphQLSchema) {
    const config = schema.toConfig()
    this.#schema = new GraphQLSchema({ ...config, types: [...config.types, Coerced], assumeValid: true })
  }

  compile(operation: Operation): CompiledOperation | null {
    if (!isCompilable(operation)) return null
    const document = withCoercedVariables(operation)
    const compiled = compileQuery(this.#schema, document, operation.name ?? '', { disablingCapturingStackErrors: true })
    return isCompiledQuery(compiled) ? (compiled.query as CompiledOperation) : null
  }
}

function isCompilable({ document, node, selection, introspection }: Operation): boolean {
  if (node.operation !== 'query' || introspection || selection.count > MAX_FIELDS) return false
  return !hasAbstractType(selection) && !hasUnsafeText(document)
}

/** TypeGraphQL tells the type of an interface's value by a promise, and compiled code does not wait for that. */
function hasAbstractType({ fields, fragments }: Selection): boolean {
  return (
    fields.some((field) => isAbstractType(field.cost.type) || (field.selection && hasAbstractType(field.selection))) ||
    fragments.some(hasAbstractType)
  )
}

/**
 * graphql-jit 0.8 writes literals into the code with markers for dates and numbers that JSON has no form for, and puts what follows a marker
 * into the code unquoted: a client's text that holds one would run. `__proto__` as a key would set a prototype. `__schema` and `__type` below
 * other fields would show the schema that was extended for compiling.
 */
function hasUnsafeText(document: DocumentNode): boolean {
  let unsafe = false
  const look = (text: string) => {
    if (!text.includes('__MAGIC_') && text !== '__proto__' && text !== '__schema' && text !== '__type') return undefined
    unsafe = true
    return BREAK
  }
  visit(document, { Name: (node) => look(node.value), StringValue: (node) => look(node.value) })
  return unsafe
}

function withCoercedVariables({ document, node }: Operation): DocumentNode {
  const variableDefinitions = node.variableDefinitions?.map((definition) => ({
    kind: definition.kind,
    variable: definition.variable,
    type: { kind: Kind.NAMED_TYPE as const, name: { kind: Kind.NAME as const, value: Coerced.name } },
  }))
  const operation: OperationDefinitionNode = { ...node, ...(variableDefinitions && { variableDefinitions }) }
  return {
    ...document,
    definitions: document.definitions.map((definition) => (definition === node ? operation : definition)),
  }
}
