import type { NewFeedEntry } from '../../feed/index.ts'
import type { WorkflowRun } from './run.ts'

/** What the feed tells of a run: that there is something new to read. */
export interface RunDocument extends Record<string, unknown> {
  readonly id: string
  readonly version: number
  readonly workflowId: string
  readonly state: string
}

export const runEntry = ({
  id,
  revision,
  workflowId,
  state,
}: Pick<WorkflowRun, 'id' | 'revision' | 'workflowId' | 'state'>): NewFeedEntry => ({
  topic: 'workflow_run',
  subjectId: id,
  before: null,
  after: { id, version: revision, workflowId, state } satisfies RunDocument,
})
