import {
  type ASTVisitor,
  GraphQLError,
  GraphQLID,
  type GraphQLInputType,
  type GraphQLSchema,
  GraphQLString,
  getNamedType,
  isInputObjectType,
  isListType,
  isNonNullType,
  typeFromAST,
  type ValidationContext,
  type VariableDefinitionNode,
} from 'graphql'
import { badInput, type DomainError } from '../kernel/errors.ts'
import { NO_CHARACTER } from '../kernel/text.ts'
import { inputPath } from './input-place.ts'

/**
 * What arrives as a text or an id is refused with what is no character, so that no feature has to think of it; JSON objects pass, since the intake
 * of logs takes such characters out.
 */
const refusal = (path: string, text: string): DomainError =>
  badInput(path, `Expected a text without NUL and halves of characters, got ${JSON.stringify(text.slice(0, 100))}.`)

/** The first variable whose value holds what is no character. */
export function unreadableVariable(
  schema: GraphQLSchema,
  definitions: readonly VariableDefinitionNode[],
  values: Readonly<Record<string, unknown>>,
): DomainError | null {
  for (const { type, variable } of definitions) {
    const name = variable.name.value
    const found = findIn(typeFromAST(schema, type) as GraphQLInputType, values[name], name)
    if (found) return found
  }
  return null
}

function findIn(type: GraphQLInputType, value: unknown, path: string): DomainError | null {
  if (isNonNullType(type)) return findIn(type.ofType, value, path)
  if (typeof value === 'string') return isText(type) && NO_CHARACTER.test(value) ? refusal(path, value) : null
  if (value === null || typeof value !== 'object') return null
  if (isListType(type))
    return firstOf(value as unknown[], (item, index) => findIn(type.ofType, item, `${path}.${index}`))
  if (!isInputObjectType(type)) return null
  const fields = type.getFields()
  return firstOf(Object.entries(value), ([name, item]) => {
    const field = fields[name]
    return field ? findIn(field.type, item, `${path}.${name}`) : null
  })
}

function firstOf<Item>(
  items: readonly Item[],
  find: (item: Item, index: number) => DomainError | null,
): DomainError | null {
  for (const [index, item] of items.entries()) {
    const found = find(item, index)
    if (found) return found
  }
  return null
}

const isText = (type: unknown): boolean => type === GraphQLString || type === GraphQLID

/** The same for what is written in a document. */
export function readableTexts(context: ValidationContext): ASTVisitor {
  return {
    StringValue: (node, _key, parent, keys, ancestors) => {
      if (!NO_CHARACTER.test(node.value) || !isText(getNamedType(context.getInputType()))) return
      const cause = refusal(inputPath(node, parent, keys, ancestors), node.value)
      context.reportError(new GraphQLError(cause.message, { nodes: node, originalError: cause }))
    },
  }
}
