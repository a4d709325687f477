import { Arg, Ctx, ID, Int, Mutation, Resolver } from 'type-graphql'
import type { Context } from '../../graphql/context.ts'
import { NotebookCellInput } from './case.input.ts'
import { Case } from './case.type.ts'
import type { CaseComments } from './case-comments.ts'
import { CaseEventType } from './case-event.type.ts'
import type { CaseMerging } from './case-merging.ts'
import type { CaseSignals } from './case-signals.ts'
import type { CaseWatchers } from './case-watchers.ts'
import type { NotebookService } from './notebook.service.ts'

interface Parts {
  readonly signals: CaseSignals
  readonly comments: CaseComments
  readonly notebooks: NotebookService
  readonly watchers: CaseWatchers
  readonly merging: CaseMerging
}

/** What people do with a case beside changing what it says. */
@Resolver(() => Case)
export class CaseWorkResolver {
  constructor(private readonly parts: Parts) {}

  @Mutation(() => Case, {
    description:
      'Adds any number of signals, all or none: NOT_FOUND names those that there are not. Open ones become under review. One that is part of the case already is no error.',
  })
  addSignalsToCase(
    @Ctx() { viewer }: Context,
    @Arg('caseId', () => ID) caseId: string,
    @Arg('signalIds', () => [ID]) signalIds: string[],
  ): Promise<Case> {
    return this.parts.signals.add(viewer, caseId, signalIds)
  }

  @Mutation(() => Case, {
    description: 'Takes a signal out; its triage stays. One that is no part of the case is no error.',
  })
  removeSignalFromCase(
    @Ctx() { viewer }: Context,
    @Arg('caseId', () => ID) caseId: string,
    @Arg('signalId', () => ID) signalId: string,
  ): Promise<Case> {
    return this.parts.signals.remove(viewer, caseId, signalId)
  }

  @Mutation(() => CaseEventType, { description: 'Adds a comment to the timeline.' })
  commentOnCase(
    @Ctx() { viewer }: Context,
    @Arg('caseId', () => ID) caseId: string,
    @Arg('body', () => String, { description: 'Markdown; 1 to 100,000 characters.' }) body: string,
  ): Promise<CaseEventType> {
    return this.parts.comments.add(viewer, caseId, body)
  }

  @Mutation(() => CaseEventType, {
    description: 'Edits a comment: one of the own, or any with cases_shared_settings_write.',
  })
  editCaseComment(
    @Ctx() { viewer }: Context,
    @Arg('id', () => ID, { description: 'Id of the event.' }) id: string,
    @Arg('body', () => String, { description: 'Markdown; 1 to 100,000 characters.' }) body: string,
  ): Promise<CaseEventType> {
    return this.parts.comments.edit(viewer, id, body)
  }

  @Mutation(() => Boolean, {
    description:
      'Deletes a comment: one of the own, or any with cases_shared_settings_write. The timeline keeps a COMMENT_DELETED without its text, the audit trail the text. Answers true.',
  })
  async deleteCaseComment(
    @Ctx() { viewer }: Context,
    @Arg('id', () => ID, { description: 'Id of the event.' }) id: string,
  ): Promise<boolean> {
    await this.parts.comments.delete(viewer, id)
    return true
  }

  @Mutation(() => Case, {
    description:
      'Replaces the cells of the notebook, at most 500. Cells that are as they were keep who wrote them and when. Queries are checked: BAD_USER_INPUT with their place.',
  })
  writeCaseNotebook(
    @Ctx() { viewer }: Context,
    @Arg('caseId', () => ID) caseId: string,
    @Arg('cells', () => [NotebookCellInput]) cells: NotebookCellInput[],
    @Arg('expectedVersion', () => Int, {
      nullable: true,
      description: 'Version of the case that the client has seen; an older one is a CONFLICT.',
    })
    expectedVersion?: number | null,
  ): Promise<Case> {
    return this.parts.notebooks.write(viewer, caseId, cells, expectedVersion)
  }

  @Mutation(() => Case, { description: 'Makes the viewer a watcher of the case, or no longer. Needs cases_read only.' })
  watchCase(
    @Ctx() { viewer }: Context,
    @Arg('caseId', () => ID) caseId: string,
    @Arg('watching', () => Boolean, { description: 'False ends it.' }) watching: boolean,
  ): Promise<Case> {
    return this.parts.watchers.watch(viewer, caseId, watching)
  }

  @Mutation(() => Case, {
    description:
      'Merges cases into another, which gets their signals and shows their timelines, watchers and links. They stay findable by their keys and say so in `mergedInto`; they cannot be changed meanwhile (CONFLICT), as one that is merged already. A case with itself is BAD_USER_INPUT.',
  })
  mergeCases(
    @Ctx() { viewer }: Context,
    @Arg('intoCaseId', () => ID) intoCaseId: string,
    @Arg('caseIds', () => [ID], { description: 'At least one.' }) caseIds: string[],
  ): Promise<Case> {
    return this.parts.merging.merge(viewer, intoCaseId, caseIds)
  }

  @Mutation(() => Case, {
    description:
      'Undoes the merge of a case and answers it. Both cases are as they were, but for what was changed since: edited comments stay edited, signals that were taken out stay out, those that were added stay in the other case. CONFLICT when it is not merged, or when the other case is merged itself.',
  })
  unmergeCase(
    @Ctx() { viewer }: Context,
    @Arg('caseId', () => ID, { description: 'The case that was merged into another.' }) caseId: string,
  ): Promise<Case> {
    return this.parts.merging.unmerge(viewer, caseId)
  }
}
