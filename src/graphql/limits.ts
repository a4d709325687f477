import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLNamedType,
  type GraphQLSchema,
  isCompositeType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql'
import { DomainError } from '../kernel/errors.ts'
import { fieldCost, fieldDefinition, type Selection } from './cost.ts'

/** What one request may ask for. */
export interface Limits {
  /** Tokens of a document; the parser stops there. */
  readonly tokens: number
  /** Fields below each other, fragments included. */
  readonly depth: number
  /** Fields beside and below each other, once every fragment is written out: what aliases multiply. */
  readonly fields: number
  /** Objects and statements that an operation is expected to need; see cost.ts. */
  readonly cost: number
}

export const DEFAULT_LIMITS: Limits = { tokens: 20_000, depth: 16, fields: 5_000, cost: 150_000 }

/** `comparisons` is graphql's own limit on comparing fields of the same name. */
export type Measure = keyof Limits | 'comparisons'

export const MAX_COMPARISONS = 500_000

export function tooExpensive(measure: Measure, cost: number, allowed: number): DomainError {
  const what = {
    tokens: `a document of more than ${allowed} tokens`,
    depth: `fields more than ${allowed} deep`,
    fields: `${cost} fields, where ${allowed} are allowed`,
    comparisons: 'too many fields of the same name to compare',
    cost: `a cost of ${cost}, where ${allowed} is allowed`,
  }[measure]
  return new DomainError('TOO_EXPENSIVE', `The request is too expensive: ${what}.`, { measure, cost, allowed })
}

/**
 * Measures every operation of a document in one pass, before anything slower looks at it: validation compares fields of the same name with
 * each other, so ten thousand aliases must not get that far.
 */
export function measureDocument(
  schema: GraphQLSchema,
  document: DocumentNode,
  limits: Limits,
): Map<OperationDefinitionNode, Selection> {
  const walker = new Walker(schema, document, limits)
  const measured = new Map<OperationDefinitionNode, Selection>()
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue
    const selection = walker.select(definition.selectionSet, schema.getRootType(definition.operation), 0)
    if (selection.depth > limits.depth) throw tooExpensive('depth', selection.depth, limits.depth)
    if (selection.count > limits.fields) throw tooExpensive('fields', selection.count, limits.fields)
    measured.set(definition, selection)
  }
  return measured
}

class Walker {
  readonly #fragments = new Map<string, FragmentDefinitionNode>()
  readonly #measured = new Map<string, Selection | 'open'>()

  constructor(
    private readonly schema: GraphQLSchema,
    document: DocumentNode,
    private readonly limits: Limits,
  ) {
    for (const definition of document.definitions) {
      if (definition.kind === Kind.FRAGMENT_DEFINITION) this.#fragments.set(definition.name.value, definition)
    }
  }

  /** `type` is undefined below what the schema does not know; validation will say so. */
  select(node: SelectionSetNode, type: GraphQLNamedType | null | undefined, level: number): Selection {
    // A fragment counts again where it is spread; this only keeps the walk itself from running out of stack.
    if (level > this.limits.depth) throw tooExpensive('depth', level, this.limits.depth)
    const selection: Selection = { fields: [], fragments: [], depth: 0, count: 0 }
    for (const part of node.selections) {
      if (part.kind === Kind.FIELD) this.#addField(selection, part, type, level)
      else if (part.kind === Kind.FRAGMENT_SPREAD) this.#addFragment(selection, this.#fragment(part.name.value))
      else {
        const inner = part.typeCondition ? this.schema.getType(part.typeCondition.name.value) : type
        this.#addFragment(selection, this.select(part.selectionSet, inner, level + 1))
      }
    }
    return selection
  }

  #addField(into: Selection, node: FieldNode, parent: GraphQLNamedType | null | undefined, level: number): void {
    const field = isCompositeType(parent) ? fieldDefinition(this.schema, parent, node.name.value) : undefined
    const cost = fieldCost(node, field)
    const selection = node.selectionSet ? this.select(node.selectionSet, cost.type, level + 1) : null
    into.fields.push({ cost, selection })
    into.count += 1 + (selection?.count ?? 0)
    into.depth = Math.max(into.depth, 1 + (selection?.depth ?? 0))
  }

  #addFragment(into: Selection, fragment: Selection): void {
    into.fragments.push(fragment)
    into.count += fragment.count
    into.depth = Math.max(into.depth, fragment.depth)
  }

  #fragment(name: string): Selection {
    const known = this.#measured.get(name)
    if (known === 'open') throw new GraphQLError(`Cannot spread fragment "${name}" within itself.`)
    if (known) return known
    const definition = this.#fragments.get(name)
    if (!definition) return { fields: [], fragments: [], depth: 0, count: 0 }
    this.#measured.set(name, 'open')
    const selection = this.select(definition.selectionSet, this.schema.getType(definition.typeCondition.name.value), 0)
    this.#measured.set(name, selection)
    return selection
  }
}
