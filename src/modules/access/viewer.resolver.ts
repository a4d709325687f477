import { Ctx, FieldResolver, Query, Resolver } from 'type-graphql'
import type { Context, LoaderDefinition } from '../../graphql/context.ts'
import type { RoleService } from './role.service.ts'
import { Role, User, ViewerType } from './user.type.ts'

@Resolver(() => ViewerType)
export class ViewerResolver {
  constructor(
    private readonly service: RoleService,
    private readonly userById: LoaderDefinition<string, User | null>,
  ) {}

  @Query(() => ViewerType, { description: 'Who asks.' })
  viewer(@Ctx() { viewer }: Context): ViewerType {
    return { permissions: [...viewer.permissions].sort() }
  }

  @FieldResolver(() => User, { nullable: true, description: 'The person whose key or token this request carries.' })
  user(@Ctx() { viewer, loaders }: Context): Promise<User | null> | null {
    return viewer.userId ? loaders.get(this.userById).load(viewer.userId) : null
  }

  @FieldResolver(() => [Role], { description: 'The roles that the permissions come from.' })
  roles(@Ctx() { viewer }: Context): Promise<Role[]> {
    return this.service.ofViewer(viewer)
  }
}
