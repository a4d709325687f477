import { type FieldNode, type GraphQLSchema, getArgumentValues, Kind, type SelectionSetNode, visit } from 'graphql'
import type { Operation } from '../documents.ts'
import type { PlannedOperation } from '../engine.ts'

/** The argument that says where one subscriber goes on; it does not keep it from sharing with the others. */
const RESUME = 'after'

interface Shape {
  readonly id: number
  readonly field: FieldNode
  /** Variables that the result depends on. */
  readonly variables: readonly string[]
}

const shapes = new WeakMap<Operation, Shape>()
let lastId = 0

/** Which subscription it is, with which arguments. */
export function subscribedField(schema: GraphQLSchema, { operation, variables }: PlannedOperation) {
  const { field } = shapeOf(operation)
  const definition = schema.getSubscriptionType()?.getFields()[field.name.value]
  if (!definition) throw new Error(`There is no subscription ${field.name.value}.`)
  return { name: field.name.value, args: getArgumentValues(definition, field, variables) }
}

/** Operations with the same key give the same results for the same event and scope. */
export function sharingKey({ operation, rawVariables }: PlannedOperation, scope: string): string {
  const { id, variables } = shapeOf(operation)
  return JSON.stringify([id, variables.map((name) => rawVariables[name] ?? null), scope])
}

function shapeOf(operation: Operation): Shape {
  let shape = shapes.get(operation)
  if (!shape) {
    lastId += 1
    shape = readShape(operation, lastId)
    shapes.set(operation, shape)
  }
  return shape
}

function readShape({ document, node }: Operation, id: number): Shape {
  const field = rootField(node.selectionSet)
  const resume = field.arguments?.find((argument) => argument.name.value === RESUME)?.value
  const uses = new Map<string, number>()
  visit(document, {
    enter: (part) => {
      if (part.kind === Kind.VARIABLE_DEFINITION) return false
      if (part.kind === Kind.VARIABLE) uses.set(part.name.value, (uses.get(part.name.value) ?? 0) + 1)
      return undefined
    },
  })
  const own = resume?.kind === Kind.VARIABLE && uses.get(resume.name.value) === 1 ? resume.name.value : null
  const names = node.variableDefinitions?.map(({ variable }) => variable.name.value) ?? []
  return { id, field, variables: names.filter((name) => name !== own) }

  function rootField({ selections }: SelectionSetNode): FieldNode {
    for (const part of selections) {
      if (part.kind === Kind.FIELD) return part
      if (part.kind === Kind.INLINE_FRAGMENT) return rootField(part.selectionSet)
      for (const definition of document.definitions) {
        if (definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === part.name.value)
          return rootField(definition.selectionSet)
      }
    }
    throw new Error('A valid subscription selects one field.')
  }
}
