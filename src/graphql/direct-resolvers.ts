import { type GraphQLSchema, isObjectType } from 'graphql'
import { getMetadataStorage } from 'type-graphql'

type FieldResolver = ReturnType<typeof getMetadataStorage>['fieldResolvers'][number]
type Method = (...args: unknown[]) => unknown

/**
 * Relations of rows are asked for once a row: four of them at fifty rows are two hundred calls. TypeGraphQL sorts and converts the parameters
 * of each call, which costs more than the loader behind it. Methods that take only the row and the context are called directly instead.
 */
export function callRelationsDirectly(schema: GraphQLSchema, instances: ReadonlyMap<unknown, object>): void {
  const storage = getMetadataStorage()
  const names = new Map(storage.objectTypes.map((type) => [type.target as unknown, type.name]))
  for (const resolver of storage.fieldResolvers) {
    const instance = instances.get(resolver.target) as Record<string, Method> | undefined
    const type = schema.getType(names.get(resolver.getObjectType?.()) ?? '')
    const field = isObjectType(type) ? type.getFields()[resolver.schemaName] : undefined
    if (!instance || !field || !takesRowAndContext(resolver)) continue
    const method = resolver.methodName
    const kinds = parameterKinds(resolver).join()
    if (kinds === 'root') field.resolve = (row) => instance[method]?.(row)
    if (kinds === 'root,context') field.resolve = (row, _args, context) => instance[method]?.(row, context)
  }
}

function takesRowAndContext({ kind, middlewares, roles, params = [] }: FieldResolver): boolean {
  if (kind !== 'external' || middlewares?.length || roles?.length) return false
  return params.every(
    (param) =>
      (param.kind === 'root' && !param.propertyName && !param.getType) ||
      (param.kind === 'context' && !param.propertyName),
  )
}

const parameterKinds = ({ params = [] }: FieldResolver) =>
  [...params].sort((left, right) => left.index - right.index).map(({ kind }) => kind)
