import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql'
import type { Context, LoaderDefinition } from '../../graphql/context.ts'
import type { Page } from '../../kernel/page.ts'
import { User } from '../access/index.ts'
import type { RunPageRequest } from './run.service.ts'
import type { WorkflowRun } from './run.ts'
import { WorkflowRunConnection, type WorkflowRunType } from './run.type.ts'
import { WorkflowInput } from './workflow.input.ts'
import type { WorkflowService } from './workflow.service.ts'
import type { Workflow } from './workflow.ts'
import { WorkflowConnection, WorkflowType } from './workflow.type.ts'

@Resolver(() => WorkflowType)
export class WorkflowResolver {
  constructor(
    private readonly defined: WorkflowService,
    private readonly runsOfWorkflow: LoaderDefinition<RunPageRequest, Page<WorkflowRun>>,
    private readonly userById: LoaderDefinition<string, User | null>,
  ) {}

  @Query(() => WorkflowConnection, { description: 'Workflows, the newest first.' })
  workflows(
    @Ctx() { viewer }: Context,
    @Arg('query', () => String, {
      nullable: true,
      description: 'Such as `published:true`, `trigger:schedule`, `action:http.request`, `handle:x`, tags, or words.',
    })
    query: string | null | undefined,
    @Arg('first', () => Int, { nullable: true, defaultValue: 50, description: 'At most 1,000.' }) first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Cursor of the last row of the page before.' })
    after?: string | null,
  ): Promise<Page<WorkflowType>> {
    return this.defined.list(viewer, query ?? '', first, after)
  }

  @Query(() => WorkflowType, { nullable: true, description: 'NOT_FOUND when there is none.' })
  workflow(@Ctx() { viewer }: Context, @Arg('id', () => ID) id: string): Promise<WorkflowType> {
    return this.defined.get(viewer, id)
  }

  @Mutation(() => WorkflowType, {
    description: 'It begins unpublished. BAD_USER_INPUT names the place, such as `input.steps.2.parameters.url`.',
  })
  createWorkflow(
    @Ctx() { viewer }: Context,
    @Arg('input', () => WorkflowInput) input: WorkflowInput,
  ): Promise<WorkflowType> {
    return this.defined.create(viewer, input)
  }

  @Mutation(() => WorkflowType, {
    description: 'A workflow as the blueprint has it, with its tags; NOT_FOUND when there is no such blueprint.',
  })
  createWorkflowFromBlueprint(
    @Ctx() { viewer }: Context,
    @Arg('blueprintId', () => ID) blueprintId: string,
    @Arg('name', () => String) name: string,
  ): Promise<WorkflowType> {
    return this.defined.createFromBlueprint(viewer, blueprintId, name)
  }

  @Mutation(() => WorkflowType, {
    description:
      'Replaces everything that the workflow says, as a new version; who saves it becomes its owner. Runs that have started keep to theirs.',
  })
  updateWorkflow(
    @Ctx() { viewer }: Context,
    @Arg('id', () => ID) id: string,
    @Arg('input', () => WorkflowInput) input: WorkflowInput,
    @Arg('expectedVersion', () => Int, {
      nullable: true,
      description: 'The version the client has seen; an older one is a CONFLICT.',
    })
    expectedVersion?: number | null,
  ): Promise<WorkflowType> {
    return this.defined.update(viewer, id, input, expectedVersion)
  }

  @Mutation(() => WorkflowType, {
    description:
      'Lets it start by itself, or stops that; what was started goes on. Who publishes it becomes its owner.',
  })
  publishWorkflow(
    @Ctx() { viewer }: Context,
    @Arg('id', () => ID) id: string,
    @Arg('published', () => Boolean) published: boolean,
  ): Promise<WorkflowType> {
    return this.defined.publish(viewer, id, published)
  }

  @Mutation(() => Boolean, { description: 'Its runs that are under way are canceled; all of them can still be read.' })
  async deleteWorkflow(@Ctx() { viewer }: Context, @Arg('id', () => ID) id: string): Promise<boolean> {
    await this.defined.delete(viewer, id)
    return true
  }

  @FieldResolver(() => User, {
    nullable: true,
    description: 'Who last saved or published it: its runs do what that person may do. Null for the server itself.',
  })
  owner(@Root() { ownerId }: Workflow, @Ctx() { loaders }: Context): Promise<User | null> | null {
    return ownerId === null ? null : loaders.get(this.userById).load(ownerId)
  }

  @FieldResolver(() => WorkflowRunConnection, { description: 'Its runs, the newest first.' })
  runs(
    @Root() { id }: Workflow,
    @Ctx() { loaders }: Context,
    @Arg('first', () => Int, { nullable: true, defaultValue: 50, description: 'At most 1,000.' }) first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Cursor of the last row of the page before.' })
    after?: string | null,
  ): Promise<Page<WorkflowRunType>> {
    return loaders.get(this.runsOfWorkflow).load({ ids: [id], first, after })
  }
}
