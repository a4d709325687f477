import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql'
import type { Context } from '../../graphql/context.ts'
import { CaseProjectInput } from './case.input.ts'
import type { CaseLoaders } from './case.loaders.ts'
import type { CaseProjectService } from './project.service.ts'
import { CaseProject } from './project.type.ts'

@Resolver(() => CaseProject)
export class CaseProjectResolver {
  constructor(
    private readonly projects: CaseProjectService,
    private readonly loaders: CaseLoaders,
  ) {}

  @Query(() => [CaseProject], { description: 'All projects by name.' })
  caseProjects(@Ctx() { viewer }: Context): Promise<CaseProject[]> {
    return this.projects.list(viewer)
  }

  @FieldResolver(() => Boolean, { description: 'Whether it is a favourite of the viewer.' })
  starred(@Root() { id }: CaseProject, @Ctx() { loaders }: Context): Promise<boolean> {
    return loaders.get(this.loaders.projectStars).load(id)
  }

  @FieldResolver(() => Int, { description: 'How many of its cases are not closed; merged ones do not count.' })
  openCaseCount(@Root() { id }: CaseProject, @Ctx() { loaders }: Context): Promise<number> {
    return loaders.get(this.loaders.openCases).load(id)
  }

  @Mutation(() => CaseProject, {
    description: 'Makes a project; CONFLICT when the key is taken. Needs cases_shared_settings_write.',
  })
  createCaseProject(
    @Ctx() { viewer }: Context,
    @Arg('input', () => CaseProjectInput) input: CaseProjectInput,
  ): Promise<CaseProject> {
    return this.projects.create(viewer, input)
  }

  @Mutation(() => CaseProject, { description: 'Marks a project as a favourite of the viewer, or no longer.' })
  starCaseProject(
    @Ctx() { viewer }: Context,
    @Arg('id', () => ID) id: string,
    @Arg('starred', () => Boolean, { description: 'False takes the star away.' }) starred: boolean,
  ): Promise<CaseProject> {
    return this.projects.star(viewer, id, starred)
  }
}
