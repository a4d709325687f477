import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql'
import type { Context, LoaderDefinition } from '../../graphql/context.ts'
import { TeamInput } from './access.input.ts'
import type { TeamService } from './team.service.ts'
import { Team, User } from './user.type.ts'

@Resolver(() => Team)
export class TeamResolver {
  constructor(
    private readonly service: TeamService,
    private readonly membersByTeam: LoaderDefinition<string, readonly User[]>,
  ) {}

  @Query(() => [Team], { description: 'All teams by name.' })
  teams(@Ctx() { viewer }: Context): Promise<Team[]> {
    return this.service.list(viewer)
  }

  @FieldResolver(() => [User], { description: 'By name; disabled ones as well.' })
  members(@Root() team: Team, @Ctx() { loaders }: Context): Promise<readonly User[]> {
    return loaders.get(this.membersByTeam).load(team.id)
  }

  @Mutation(() => Team, { description: 'CONFLICT where a user or another team has the handle.' })
  createTeam(@Ctx() { viewer }: Context, @Arg('input', () => TeamInput) input: TeamInput): Promise<Team> {
    return this.service.create(viewer, input)
  }

  @Mutation(() => Team, { description: 'Replaces name, handle and members of a team.' })
  updateTeam(
    @Ctx() { viewer }: Context,
    @Arg('id', () => ID) id: string,
    @Arg('input', () => TeamInput) input: TeamInput,
  ): Promise<Team> {
    return this.service.update(viewer, id, input)
  }

  @Mutation(() => Boolean, { description: 'Its members stay users.' })
  async deleteTeam(@Ctx() { viewer }: Context, @Arg('id', () => ID) id: string): Promise<boolean> {
    await this.service.delete(viewer, id)
    return true
  }
}

@Resolver(() => User)
export class UserTeamsResolver {
  constructor(private readonly teamsByUser: LoaderDefinition<string, readonly Team[]>) {}

  @FieldResolver(() => [Team], { description: 'By name.' })
  teams(@Root() user: User, @Ctx() { loaders }: Context): Promise<readonly Team[]> {
    return loaders.get(this.teamsByUser).load(user.id)
  }
}
