import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql'
import type { Context } from '../../graphql/context.ts'
import { RoleInput } from './access.input.ts'
import type { RoleService } from './role.service.ts'
import { Permission, Role } from './user.type.ts'

@Resolver(() => Role)
export class RoleResolver {
  constructor(private readonly service: RoleService) {}

  @Query(() => [Role], { description: 'All roles by name.' })
  roles(@Ctx() { viewer }: Context): Promise<Role[]> {
    return this.service.list(viewer)
  }

  @Query(() => [Permission], { description: 'Everything that a role can allow.' })
  permissions(@Ctx() { viewer }: Context): Permission[] {
    return this.service.permissions(viewer)
  }

  @Mutation(() => Role, { description: 'Nobody has it yet: see setUserRoles.' })
  createRole(@Ctx() { viewer }: Context, @Arg('input', () => RoleInput) input: RoleInput): Promise<Role> {
    return this.service.create(viewer, input)
  }

  @Mutation(() => Role, {
    description:
      'Replaces everything that a role says, with effect from the next request of its members on. CONFLICT for a managed role.',
  })
  updateRole(
    @Ctx() { viewer }: Context,
    @Arg('id', () => ID) id: string,
    @Arg('input', () => RoleInput) input: RoleInput,
  ): Promise<Role> {
    return this.service.update(viewer, id, input)
  }

  @Mutation(() => Boolean, {
    description:
      'Takes a role from everybody who has it, and from their keys. CONFLICT for a managed role; FORBIDDEN where somebody would come to see what your own roles hide from you.',
  })
  async deleteRole(@Ctx() { viewer }: Context, @Arg('id', () => ID) id: string): Promise<boolean> {
    await this.service.delete(viewer, id)
    return true
  }
}
