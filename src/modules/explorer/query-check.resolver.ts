import { Arg, Query, Resolver } from 'type-graphql'
import { checkQuery } from '../../search/index.ts'
import { QueryTargetEnum } from './search.input.ts'
import { QueryValidation } from './search.type.ts'

@Resolver()
export class QueryCheckResolver {
  @Query(() => QueryValidation, { description: 'What a search bar wants to know about a query while it is written.' })
  validateQuery(
    @Arg('query', () => String, { description: 'The query so far.' }) query: string,
    // One language for all of them: any name is a field, an attribute or the key of a tag, so the target decides nothing yet.
    @Arg('target', () => QueryTargetEnum, {
      defaultValue: 'SIGNALS',
      description: 'Where it is to search; the language is the same everywhere.',
    })
    _target: keyof typeof QueryTargetEnum,
  ): QueryValidation {
    return checkQuery(query)
  }
}
