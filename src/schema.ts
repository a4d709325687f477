import type { GraphQLSchema } from 'graphql'
import { buildSchemaSync, type NonEmptyArray } from 'type-graphql'
import { callRelationsDirectly } from './graphql/direct-resolvers.ts'
import { keepPlainFieldsPlain } from './graphql/plain-fields.ts'
import { RESOLVERS } from './resolvers.ts'

/** The graph. Without instances it can be printed but not executed. */
export function createSchema(instances: readonly object[] = []): GraphQLSchema {
  const byClass = new Map(instances.map((instance) => [instance.constructor, instance]))
  keepPlainFieldsPlain()
  const schema = buildSchemaSync({
    resolvers: RESOLVERS as unknown as NonEmptyArray<(typeof RESOLVERS)[number]>,
    container: {
      get: (resolver) => {
        const instance = byClass.get(resolver)
        if (!instance)
          throw new Error(`No instance of ${(resolver as { name: string }).name} was given to createSchema.`)
        return instance
      },
    },
    validate: false,
    // Every subscription brings its own source of events; TypeGraphQL asks for one all the same.
    pubSub: {
      publish: () => {
        throw new Error('Events are published through the feed.')
      },
      subscribe: () => {
        throw new Error('Each subscription declares where its events come from.')
      },
    },
  })
  callRelationsDirectly(schema, byClass)
  return schema
}
