import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql'
import type { Context, LoaderDefinition } from '../../graphql/context.ts'
import { ApiKeyInput } from './access.input.ts'
import type { ApiKeyService } from './api-key.service.ts'
import { ApiKey, CreatedApiKey } from './api-key.type.ts'
import { User } from './user.type.ts'

@Resolver(() => ApiKey)
export class ApiKeyResolver {
  constructor(
    private readonly keys: ApiKeyService,
    private readonly userById: LoaderDefinition<string, User | null>,
  ) {}

  @Query(() => [ApiKey], {
    description:
      'API keys, the newest first; revoked ones as well. All of them for who may manage access, else those of the viewer; a key that is limited to some roles sees itself only.',
  })
  apiKeys(@Ctx() { viewer }: Context): Promise<ApiKey[]> {
    return this.keys.list(viewer)
  }

  @FieldResolver(() => User, { nullable: true, description: 'The person as whom it acts.' })
  owner(@Root() key: ApiKey, @Ctx() { loaders }: Context): Promise<User | null> {
    return loaders.get(this.userById).load(key.ownerId)
  }

  @Mutation(() => CreatedApiKey, {
    description:
      'Makes a key and answers its token, this once. It gives nothing that the viewer does not have: FORBIDDEN. Made with a key, it neither outlives nor exceeds that one: BAD_USER_INPUT.',
  })
  createApiKey(
    @Ctx() { viewer }: Context,
    @Arg('input', () => ApiKeyInput) input: ApiKeyInput,
  ): Promise<CreatedApiKey> {
    return this.keys.create(viewer, input)
  }

  @Mutation(() => ApiKey, {
    description:
      'Makes a key useless, at once and for good; sockets that use it are closed. Owners may revoke theirs, who may manage access all. The last one with the role Admin stays: CONFLICT.',
  })
  revokeApiKey(@Ctx() { viewer }: Context, @Arg('id', () => ID) id: string): Promise<ApiKey> {
    return this.keys.revoke(viewer, id)
  }
}
