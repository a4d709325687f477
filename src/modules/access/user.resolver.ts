import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql'
import type { Context, LoaderDefinition } from '../../graphql/context.ts'
import type { Page } from '../../kernel/page.ts'
import { UserInput } from './access.input.ts'
import type { UserService } from './user.service.ts'
import { Role, User, UserConnection } from './user.type.ts'

@Resolver(() => User)
export class UserResolver {
  constructor(
    private readonly service: UserService,
    private readonly rolesByUser: LoaderDefinition<string, readonly Role[]>,
  ) {}

  @Query(() => UserConnection, { description: 'Everybody, in the order in which they were added.' })
  users(
    @Ctx() { viewer }: Context,
    @Arg('first', () => Int, { nullable: true, description: 'At most 1,000; 50 when left out.' }) first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Cursor of the last row of the page before.' }) after?:
      | string
      | null,
  ): Promise<Page<User>> {
    return this.service.page(viewer, first, after)
  }

  @FieldResolver(() => [Role], { name: 'roles', description: 'What this person may do is the union over them.' })
  rolesOf(@Root() user: User, @Ctx() { loaders }: Context): Promise<readonly Role[]> {
    return loaders.get(this.rolesByUser).load(user.id)
  }

  @Mutation(() => User, { description: 'Adds a person. A key of their own lets them in: see createApiKey.' })
  createUser(@Ctx() { viewer }: Context, @Arg('input', () => UserInput) input: UserInput): Promise<User> {
    return this.service.create(viewer, input)
  }

  @Mutation(() => User, {
    description:
      'Replaces the roles of a user, with effect from the next request on; open sockets of the user are closed. Nobody gives what they do not have, nor takes the role away that hides from somebody what their own roles hide from them: FORBIDDEN. The last user with the role Admin and a key cannot lose it: CONFLICT. Who signs in by tokens gets the roles of the next token.',
  })
  setUserRoles(
    @Ctx() { viewer }: Context,
    @Arg('userId', () => ID) userId: string,
    @Arg('roleIds', () => [ID]) roleIds: string[],
  ): Promise<User> {
    return this.service.setRoles(viewer, userId, roleIds)
  }

  @Mutation(() => User, {
    description:
      'Shuts a user out, subscriptions included, or lets one in again. The last user with the role Admin and a key stays: CONFLICT.',
  })
  disableUser(
    @Ctx() { viewer }: Context,
    @Arg('userId', () => ID) userId: string,
    @Arg('disabled', () => Boolean, { description: 'False lets the user in again.' }) disabled: boolean,
  ): Promise<User> {
    return this.service.setDisabled(viewer, userId, disabled)
  }
}
