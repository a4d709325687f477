import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql'
import type { Context, LoaderDefinition } from '../../graphql/context.ts'
import { type Page, toPage } from '../../kernel/page.ts'
import type { Viewer } from '../../kernel/viewer.ts'
import { Case, type CaseLoaders, type StoredCase } from '../cases/index.ts'
import { Signal } from '../signals/index.ts'
import type { RunPageRequest } from './run.service.ts'
import type { WorkflowRun } from './run.ts'
import { WorkflowRunConnection, type WorkflowRunType } from './run.type.ts'
import { WorkflowSuggestionType } from './suggestion.type.ts'
import type { SuggestedFor, WorkflowSuggestion } from './suggestions.ts'

export interface SubjectLoaders {
  readonly suggestionsOfSignal: LoaderDefinition<SuggestedFor, readonly WorkflowSuggestion[]>
  readonly runsOfSignal: LoaderDefinition<RunPageRequest, Page<WorkflowRun>>
  readonly runsOfCase: LoaderDefinition<RunPageRequest, Page<WorkflowRun>>
}

const FIRST = { nullable: true, defaultValue: 50, description: 'At most 1,000.' }
const AFTER = { nullable: true, description: 'Cursor of the last row of the page before.' }

/** What workflows have to do with a signal. */
@Resolver(() => Signal)
export class SignalWorkflowsResolver {
  constructor(private readonly loaders: SubjectLoaders) {}

  @FieldResolver(() => [WorkflowSuggestionType], {
    description:
      'Up to three published workflows with a SECURITY_SIGNAL trigger that share tags with the signal, whether or not their queries match it; none without workflows_read. The tags of the signal hold those of its rule and of all its logs; `source:` and `service:` of the logs count as tags too. Letters may be small or capital. A workflow with a tag `ruleId:<id>` is pinned: it is suggested for signals of the rules that it names alone, and there it comes before those without such a tag. Then the one with more shared tags comes first, then the one whose name, and then whose id, sorts first.',
  })
  suggestedWorkflows(
    @Root() signal: SuggestedFor,
    @Ctx() { viewer, loaders }: Context,
  ): Promise<readonly WorkflowSuggestionType[]> | WorkflowSuggestionType[] {
    return mayRead(viewer) ? loaders.get(this.loaders.suggestionsOfSignal).load(signal) : []
  }

  @FieldResolver(() => WorkflowRunConnection, {
    description: 'Runs of workflows for the signal, the newest first; none without workflows_read.',
  })
  workflowRuns(
    @Root() { id }: Signal,
    @Ctx() { viewer, loaders }: Context,
    @Arg('first', () => Int, FIRST) first?: number | null,
    @Arg('after', () => String, AFTER) after?: string | null,
  ): Promise<Page<WorkflowRunType>> | Page<WorkflowRunType> {
    return mayRead(viewer) ? loaders.get(this.loaders.runsOfSignal).load({ ids: [id], first, after }) : NONE
  }
}

@Resolver(() => Case)
export class CaseWorkflowsResolver {
  constructor(
    private readonly loaders: SubjectLoaders,
    private readonly familyOfCase: CaseLoaders['familyOfCase'],
  ) {}

  @FieldResolver(() => WorkflowRunConnection, {
    description:
      'Runs of workflows for the case and for those that were merged into it, the newest first; none without workflows_read.',
  })
  async workflowRuns(
    @Root() { id }: Pick<StoredCase, 'id'>,
    @Ctx() { viewer, loaders }: Context,
    @Arg('first', () => Int, FIRST) first?: number | null,
    @Arg('after', () => String, AFTER) after?: string | null,
  ): Promise<Page<WorkflowRunType>> {
    if (!mayRead(viewer)) return NONE
    const ids = await loaders.get(this.familyOfCase).load(id)
    return loaders.get(this.loaders.runsOfCase).load({ ids, first, after })
  }
}

const mayRead = ({ permissions }: Viewer): boolean => permissions.has('workflows_read')

const NONE: Page<never> = toPage([], 0, false, () => '')
