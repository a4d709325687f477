import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  NoSchemaIntrospectionCustomRule,
  type OperationDefinitionNode,
  parse,
  specifiedRules,
  validate,
} from 'graphql'
import { DomainError } from '../kernel/errors.ts'
import type { Selection } from './cost.ts'
import { type Limits, MAX_COMPARISONS, measureDocument, tooExpensive } from './limits.ts'

/** One operation of a checked document; identity is stable as long as the document is remembered, so plans can hang on it. */
export interface Operation {
  readonly document: DocumentNode
  readonly node: OperationDefinitionNode
  readonly name: string | null
  readonly selection: Selection
  /** Asks for nothing but the schema; open to everybody. */
  readonly introspection: boolean
}

export interface CheckedDocument {
  readonly document: DocumentNode | null
  readonly operations: readonly Operation[]
  /** Not empty: there is nothing to execute. */
  readonly errors: readonly GraphQLError[]
}

export interface DocumentOptions {
  readonly introspection: boolean
  readonly limits: Limits
}

/** Larger documents are checked each time. A parsed document can take a hundred times the memory of its text, so the sum is bounded too. */
const REMEMBERED_LENGTH = 16_384
const REMEMBERED_SUM = 1_000_000
const MAX_ERRORS = 20

/** Parses, measures and validates documents, and remembers those that were asked for last. */
export class Documents {
  readonly #remembered = new Map<string, CheckedDocument>()
  #sum = 0

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly options: DocumentOptions,
  ) {}

  get(source: string): CheckedDocument {
    const known = this.#remembered.get(source)
    const checked = known ?? this.#check(source)
    if (known) this.#remembered.delete(source)
    else if (source.length > REMEMBERED_LENGTH) return checked
    else this.#makeRoomFor(source)
    // A Map keeps the order of insertion, so the first is the one that was asked for longest ago.
    this.#remembered.set(source, checked)
    return checked
  }

  #makeRoomFor(source: string): void {
    this.#sum += source.length
    for (const oldest of this.#remembered.keys()) {
      if (this.#sum <= REMEMBERED_SUM) return
      this.#remembered.delete(oldest)
      this.#sum -= oldest.length
    }
  }

  #check(source: string): CheckedDocument {
    try {
      const document = parse(source, { maxTokens: this.options.limits.tokens })
      const measured = measureDocument(this.schema, document, this.options.limits)
      const rules = this.options.introspection ? specifiedRules : [...specifiedRules, NoSchemaIntrospectionCustomRule]
      const errors = validate(this.schema, document, rules, { maxErrors: MAX_ERRORS })
      if (errors.some(({ message }) => message === 'Validation aborted.')) {
        throw tooExpensive('comparisons', MAX_COMPARISONS + 1, MAX_COMPARISONS)
      }
      const operations = [...measured].map(([node, selection]): Operation => {
        return { document, node, name: node.name?.value ?? null, selection, introspection: isIntrospection(node) }
      })
      return { document, operations, errors }
    } catch (error) {
      return { document: null, operations: [], errors: [requestError(error, this.options.limits)] }
    }
  }
}

export function selectOperation({ operations }: CheckedDocument, name: string | null | undefined): Operation {
  const found = name ? operations.find((operation) => operation.name === name) : operations[0]
  if (found && (name || operations.length === 1)) return found
  const names = operations.map((operation) => operation.name).join(', ')
  throw new DomainError(
    'BAD_USER_INPUT',
    name ? `Unknown operation ${JSON.stringify(name)}; there is ${names}.` : `Expected operationName, one of ${names}.`,
    { path: 'operationName' },
  )
}

function requestError(error: unknown, limits: Limits): GraphQLError {
  const wrap = (cause: DomainError) => new GraphQLError(cause.message, { originalError: cause })
  if (error instanceof DomainError) return wrap(error)
  // Thousands of braces inside each other exhaust the recursive parser before any limit is looked at.
  if (error instanceof RangeError) return wrap(tooExpensive('depth', limits.depth + 1, limits.depth))
  if (!(error instanceof GraphQLError)) throw error
  const tooLong = error.message.startsWith('Syntax Error: Document contains more th')
  return tooLong ? wrap(tooExpensive('tokens', limits.tokens + 1, limits.tokens)) : error
}

function isIntrospection(node: OperationDefinitionNode): boolean {
  return (
    node.operation === 'query' &&
    node.selectionSet.selections.every((part) => part.kind === Kind.FIELD && part.name.value.startsWith('__'))
  )
}
