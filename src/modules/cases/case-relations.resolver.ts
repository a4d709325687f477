import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql'
import type { Context, LoaderDefinition } from '../../graphql/context.ts'
import { SortDirectionEnum } from '../../graphql/enums.ts'
import type { Page } from '../../kernel/page.ts'
import { User } from '../access/index.ts'
import { type SortDirection, TimeRangeInput } from '../explorer/index.ts'
import {
  type LinkedSignals,
  Signal,
  SignalSearch,
  type SignalSummary,
  type SignalsFound,
  signalSight,
} from '../signals/index.ts'
import type { CaseLoaders } from './case.loaders.ts'
import type { CaseRoot } from './case.resolver.ts'
import type { StoredCase } from './case.ts'
import { Case, NotebookCell } from './case.type.ts'
import type { CaseEvent } from './case-event.ts'
import { CaseEventConnection, CaseEventType } from './case-event.type.ts'
import type { CaseSearchService } from './case-search.service.ts'
import { CaseProject } from './project.type.ts'

@Resolver(() => Case)
export class CaseRelationsResolver {
  constructor(
    private readonly loaders: CaseLoaders,
    private readonly userById: LoaderDefinition<string, User | null>,
    private readonly searches: CaseSearchService,
    private readonly linked: LoaderDefinition<string, LinkedSignals>,
  ) {}

  @FieldResolver(() => Int, { description: 'How many signals it has, exactly, of those that the viewer sees.' })
  signalCount(@Root() { id, signalCount }: CaseRoot, @Ctx() { viewer, loaders }: Context): number | Promise<number> {
    if (!signalSight(viewer)) return signalCount
    return loaders
      .get(this.linked)
      .load(id)
      .then(({ count }) => count)
  }

  @FieldResolver(() => CaseProject, { description: 'Where it is kept.' })
  project(@Root() { projectId }: CaseRoot, @Ctx() { loaders }: Context): Promise<CaseProject | null> {
    return loaders.get(this.loaders.projectById).load(projectId)
  }

  @FieldResolver(() => User, { nullable: true, description: 'Who works on it.' })
  assignee(@Root() { assigneeId }: CaseRoot, @Ctx() { loaders }: Context): Promise<User | null> | null {
    return assigneeId === null ? null : loaders.get(this.userById).load(assigneeId)
  }

  @FieldResolver(() => SignalSearch, {
    description: 'Searches the signals of the case, with everything that `signalSearch` offers.',
  })
  signalSearch(
    @Root() root: CaseRoot,
    @Ctx() { viewer, loaders }: Context,
    @Arg('query', () => String, { defaultValue: '', description: 'The search language; empty for all of them.' })
    query: string,
    @Arg('range', () => TimeRangeInput, {
      nullable: true,
      description: 'By the creation of the signals; from the first to the last of the case when left out.',
    })
    range?: TimeRangeInput | null,
  ): Promise<SignalsFound> {
    const seen = async () => {
      const { from, to } = await loaders.get(this.linked).load(root.id)
      return { signalsFrom: from, signalsTo: to }
    }
    return this.searches.signalsOf(viewer, root as unknown as StoredCase, { query, range: range ?? null, seen })
  }

  @FieldResolver(() => CaseEventConnection, {
    description: 'Every change, comment and signal, the oldest first, those of merged cases included.',
  })
  timeline(
    @Root() { id }: CaseRoot,
    @Ctx() { loaders }: Context,
    @Arg('first', () => Int, { defaultValue: 50, description: 'At most 1,000.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'Cursor of the last row of the page before.' }) after:
      | string
      | null
      | undefined,
    @Arg('order', () => SortDirectionEnum, { defaultValue: 'ASC', description: 'DESC begins with the newest.' })
    order: SortDirection,
  ): Promise<Page<CaseEventType>> {
    return loaders.get(this.loaders.timelineOfCase).load({ caseId: id, first, after: after ?? null, order })
  }

  @FieldResolver(() => [NotebookCell], { description: 'What was written down, in its order.' })
  notebook(@Root() { id }: CaseRoot, @Ctx() { loaders }: Context): Promise<readonly NotebookCell[]> {
    return loaders.get(this.loaders.notebookOfCase).load(id)
  }

  @FieldResolver(() => [User], { description: 'Who wants to be told of it, those of merged cases included.' })
  async watchers(@Root() { id }: CaseRoot, @Ctx() { loaders }: Context): Promise<User[]> {
    const ids = await loaders.get(this.loaders.watchersOfCase).load(id)
    const users = await Promise.all(ids.map((userId) => loaders.get(this.userById).load(userId)))
    return users.filter((user) => user !== null)
  }
}

@Resolver(() => CaseEventType)
export class CaseEventResolver {
  constructor(
    private readonly loaders: CaseLoaders,
    private readonly signalById: LoaderDefinition<string, SignalSummary | null>,
  ) {}

  @FieldResolver(() => [Signal], { description: 'The first of the signals that it is about.' })
  async signals(
    @Root() root: CaseEventType,
    @Ctx() { loaders }: Context,
    @Arg('first', () => Int, {
      defaultValue: 10,
      description:
        'At most 100 are named; `signalCount` counts all, or those that are named and seen for who sees only some signals.',
    })
    first: number,
  ): Promise<Signal[]> {
    const ids = (root as unknown as CaseEvent).signalIds.slice(0, Math.max(0, first))
    const signals = await Promise.all(ids.map((id) => loaders.get(this.signalById).load(id)))
    return signals.filter((signal) => signal !== null)
  }

  @FieldResolver(() => Case, {
    nullable: true,
    description: 'Where it happened: another case than the one asked for when that was merged.',
  })
  case(@Root() root: CaseEventType, @Ctx() { loaders }: Context): Promise<Case | null> {
    return loaders.get(this.loaders.caseById).load((root as unknown as CaseEvent).caseId)
  }
}
