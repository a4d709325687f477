import { getMetadataStorage } from 'type-graphql'

/**
 * To be called before a schema is built: fields without a resolver of their own become plain properties. TypeGraphQL would give each of them a
 * function that runs middlewares, of which there are none; at fifty rows with ten columns that is most of the time of a request.
 */
export function keepPlainFieldsPlain(): void {
  for (const type of getMetadataStorage().objectTypes) type.simpleResolvers ??= true
}
