import { type ASTNode, BREAK, type DocumentNode, GraphQLError, Kind, visit } from 'graphql'

type Container = ASTNode | readonly ASTNode[]

/** Path of the argument or variable that a node of a document belongs to, such as `range.from`; empty outside of them. */
export function inputPath(
  node: ASTNode,
  parent: Container | undefined,
  keys: readonly (string | number)[],
  ancestors: readonly Container[],
): string {
  let names: (string | number)[] = []
  for (const [depth, container] of [...ancestors, ...(parent ? [parent] : []), node].entries()) {
    if (!isNode(container)) {
      const list = ancestors[depth - 1]
      if (list && isNode(list) && list.kind === Kind.LIST) names.push(keys[depth] ?? 0)
    } else if (container.kind === Kind.ARGUMENT) names = [container.name.value]
    else if (container.kind === Kind.VARIABLE_DEFINITION) names = [container.variable.name.value]
    else if (container.kind === Kind.OBJECT_FIELD) names.push(container.name.value)
  }
  return names.join('.')
}

/** Complaints of graphql about literals say where in the text they are; this adds which argument it is. */
export function placed(error: GraphQLError, document: DocumentNode): GraphQLError {
  const path = complaintPath(error, document)
  if (!path) return error
  const { nodes, originalError } = error
  return new GraphQLError(error.message, { ...(nodes && { nodes }), originalError, extensions: { path } })
}

const WITHIN_INPUT: readonly string[] = [
  Kind.ARGUMENT,
  Kind.OBJECT_FIELD,
  Kind.OBJECT,
  Kind.LIST,
  Kind.STRING,
  Kind.INT,
  Kind.FLOAT,
  Kind.BOOLEAN,
  Kind.ENUM,
  Kind.NULL,
]

function complaintPath({ message, nodes }: GraphQLError, document: DocumentNode): string {
  const missing = /^Field "\w+(?:" argument "|\.)(\w+)" of (?:required )?type/.exec(message)?.[1]
  const target = nodes?.[0]
  if (!target || !WITHIN_INPUT.includes(target.kind)) return missing ?? ''
  let path = ''
  visit(document, {
    enter: (node, _key, parent, keys, ancestors) => {
      if (node !== target) return undefined
      path = inputPath(node, parent, keys, ancestors)
      return BREAK
    },
  })
  return [path, missing].filter(Boolean).join('.')
}

const isNode = (container: Container): container is ASTNode => 'kind' in container
