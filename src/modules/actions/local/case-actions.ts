import type { CaseComments, CaseLinks, CaseProjectService, CaseService } from '../../cases/index.ts'
import { CASE_PRIORITIES } from '../../cases/index.ts'
import type { LocalAction } from '../action.ts'
import { localAction, optional, required } from '../define.ts'
import { namesIn } from './names-in.ts'

interface Deps {
  readonly service: Pick<CaseService, 'createIn' | 'get'>
  readonly projects: Pick<CaseProjectService, 'named'>
  readonly links: Pick<CaseLinks, 'linkAll'>
  readonly comments: Pick<CaseComments, 'addIn'>
}

const CASE = required('caseId', 'STRING', 'Id of the case, such as {{case.id}} or {{steps.NAME.caseId}}.')

export function caseActions({ service, projects, links, comments }: Deps): LocalAction[] {
  return [
    localAction(
      {
        id: 'case.create',
        name: 'Create a case',
        description: 'Opens a case, with signals or without. An open signal comes under review by it.',
        parameters: [
          required('project', 'STRING', 'Id or key of the case project, such as SEC.'),
          required('title', 'STRING', '1 to 1,024 characters.'),
          optional('description', 'STRING', 'Markdown, at most 100,000 characters.'),
          optional('priority', 'STRING', 'NOT_DEFINED when left out.', { allowedValues: CASE_PRIORITIES }),
          optional('assigneeId', 'STRING', 'Id of an enabled user.'),
          optional('signalId', 'STRING', 'A signal to begin with, such as {{signal.id}}.'),
          optional('signalIds', 'ARRAY', 'Several signals to begin with.'),
        ],
        outputs: { caseId: 'STRING', key: 'STRING' },
      },
      async (given, tx, { viewer }) => {
        const { id: projectId } = await projects.named(viewer, given.text('project'))
        const created = await service.createIn(tx, viewer, {
          projectId,
          title: given.text('title'),
          description: given.textOrNull('description'),
          priority: given.oneOf('priority', CASE_PRIORITIES),
          assigneeId: given.textOrNull('assigneeId'),
          signalIds: namesIn(given, 'signalId', 'signalIds'),
        })
        return { caseId: created.id, key: created.key }
      },
    ),
    localAction(
      {
        id: 'case.add_signal',
        name: 'Add a signal to a case',
        description: 'Makes a signal part of a case; one that is part of it already stays so.',
        parameters: [CASE, required('signalId', 'STRING', 'Id of the signal, such as {{signal.id}}.')],
        outputs: { caseId: 'STRING', key: 'STRING' },
      },
      async (given, tx, { viewer }) => {
        const signalIds = [given.text('signalId')]
        const { id, key } = await links.linkAll(tx, viewer, given.text('caseId'), signalIds, 'signalId')
        return { caseId: id, key }
      },
    ),
    localAction(
      {
        id: 'case.comment',
        name: 'Comment on a case',
        description: 'Adds a comment to the timeline of a case.',
        parameters: [CASE, required('comment', 'STRING', 'Markdown, 1 to 100,000 characters.')],
        outputs: { commentId: 'STRING' },
      },
      async (given, tx, { viewer }) => {
        const { id } = await comments.addIn(tx, viewer, given.text('caseId'), given.text('comment'))
        return { commentId: id }
      },
    ),
  ]
}
