import {
  type FieldNode,
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  GraphQLInt,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isInputObjectType,
  isListType,
  isObjectType,
  isUnionType,
  Kind,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  type ValueNode,
  valueFromASTUntyped,
} from 'graphql'

/**
 * The cost of an operation is about the number of objects in its answer, plus what the schema adds for fields that need a statement of their
 * own (`complexity` of the field's decorator). A connection or list multiplies what is asked of its items by its size.
 */
export interface FieldCost {
  /** What the field itself costs, each time. */
  readonly own: number
  readonly type: GraphQLNamedType | undefined
  /** What each item of a list costs by itself; the edges of a connection are fields and count as such. */
  readonly each: number
  /** How many items the field answers with these variables. */
  readonly size: ((variables: Variables) => number) | null
}

/** A selection with its fragments as shared references, so that a fragment is measured once however often it is spread. */
export interface Selection {
  readonly fields: { readonly cost: FieldCost; readonly selection: Selection | null }[]
  readonly fragments: Selection[]
  depth: number
  count: number
}

type Variables = Readonly<Record<string, unknown>>

/** Objects in a list of which nothing says how long it is, such as the entities of a signal. */
const LIST_SIZE = 5
/** Rows of a connection that is asked for without `first`. */
const PAGE_SIZE = 50

const SIZE_ARGUMENTS = new Set(['first', 'last', 'limit'])

export function fieldDefinition(
  schema: GraphQLSchema,
  parent: GraphQLCompositeType,
  name: string,
): GraphQLField<unknown, unknown> | undefined {
  if (parent === schema.getQueryType()) {
    if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef
    if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef
  }
  return isUnionType(parent) ? undefined : parent.getFields()[name]
}

export function fieldCost(node: FieldNode, field: GraphQLField<unknown, unknown> | undefined): FieldCost {
  if (!field) return { own: 0, type: undefined, each: 0, size: null }
  const type = getNamedType(field.type)
  const weight = field.extensions.complexity
  const own = typeof weight === 'number' ? weight : isCompositeType(type) ? 1 : 0
  const size = isCompositeType(type) ? sizeOf(node, field, type) : null
  return { own, type, each: size && !isConnection(type) ? 1 : 0, size }
}

function sizeOf(
  node: FieldNode,
  field: GraphQLField<unknown, unknown>,
  type: GraphQLNamedType,
): ((variables: Variables) => number) | null {
  for (const argument of field.args) {
    const limit = limitReader(argument)
    if (!limit) continue
    const given = node.arguments?.find(({ name }) => name.value === argument.name)
    return (variables) => limit(given ? read(given.value, variables) : argument.defaultValue)
  }
  if (isConnection(type)) return () => PAGE_SIZE
  // The edges of a connection are counted by the field that holds it.
  const counted = field.name === 'edges' || field.name === 'nodes'
  return !counted && isListOf(field) ? () => LIST_SIZE : null
}

/** Reads a size from `first: 50`, `{ field: …, limit: 10 }` or a list of such; null for arguments that say nothing about sizes. */
function limitReader(argument: GraphQLArgument): ((value: unknown) => number) | null {
  const type = getNamedType(argument.type)
  if (type === GraphQLInt && SIZE_ARGUMENTS.has(argument.name)) return (value) => count(value, PAGE_SIZE)
  const limit = isInputObjectType(type) ? type.getFields().limit : undefined
  if (!limit) return null
  const fallback = typeof limit.defaultValue === 'number' ? limit.defaultValue : LIST_SIZE
  const one = (value: unknown) => count((value as { limit?: unknown } | null)?.limit, fallback)
  return (value) => (Array.isArray(value) ? value.reduce<number>((sum, item) => sum + one(item), 0) : one(value))
}

const count = (value: unknown, fallback: number) => (typeof value === 'number' && value >= 0 ? value : fallback)

function read(node: ValueNode, variables: Variables): unknown {
  return node.kind === Kind.VARIABLE ? variables[node.name.value] : valueFromASTUntyped(node, variables)
}

const isConnection = (type: GraphQLNamedType) => isObjectType(type) && type.name.endsWith('Connection')

function isListOf(field: GraphQLField<unknown, unknown>): boolean {
  let type = field.type as { ofType?: unknown }
  while (type.ofType && !isListType(type)) type = type.ofType as typeof type
  return isListType(type)
}

/** The cost of a measured operation with coerced variables; each fragment is added up once. */
export function costOf(selection: Selection, variables: Variables, known = new Map<Selection, number>()): number {
  let cost = known.get(selection)
  if (cost !== undefined) return cost
  cost = 0
  for (const { cost: field, selection: inner } of selection.fields) {
    const items = inner ? costOf(inner, variables, known) : 0
    cost += field.own + (field.size ? field.size(variables) * (field.each + items) : items)
  }
  for (const fragment of selection.fragments) cost += costOf(fragment, variables, known)
  known.set(selection, cost)
  return cost
}
