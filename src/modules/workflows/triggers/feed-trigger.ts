import type { FeedEntry } from '../../../feed/index.ts'
import type { SearchDocument } from '../../../search/index.ts'
import type { Transaction } from '../../../stores/postgres.ts'
import { type RunStarts, type StartRequest, TRIGGER_VIEWER } from '../run-starts.ts'
import type { Workflow } from '../workflow.ts'
import { workflowsBehind } from './causes.repository.ts'
import type { PublishedWorkflows, Triggers } from './published-workflows.ts'

interface Deps {
  readonly published: PublishedWorkflows
  readonly starts: RunStarts
}

/** Starts runs for signals that are created or come to match, and for new cases and incidents; each in the transaction that notes how far the feed is taken. */
export class FeedTrigger {
  constructor(private readonly deps: Deps) {}

  async consume(entries: readonly FeedEntry[], tx: Transaction): Promise<void> {
    const told = entries.filter(({ topic, after }) => TOPICS.has(topic) && after !== null)
    if (told.length === 0) return
    const triggers = await this.deps.published.triggers()
    const found = told.flatMap((entry) => startedBy(entry, triggers).map((workflow) => ({ entry, workflow })))
    if (found.length === 0) return
    const behind = await workflowsBehind(
      tx,
      found.map(({ entry }) => entry.transaction),
    )
    const requests = found.flatMap(({ entry, workflow }) => {
      const causes = behind.get(entry.transaction) ?? []
      // What a workflow has done does not start it again, not even by way of others.
      return causes.includes(workflow.id) ? [] : [toRequest(entry, workflow, causes)]
    })
    await this.deps.starts.startIn(tx, TRIGGER_VIEWER, requests)
  }
}

const TOPICS: ReadonlySet<FeedEntry['topic']> = new Set(['signal', 'case', 'incident'])

function startedBy({ topic, before, after }: FeedEntry, triggers: Triggers): readonly Workflow[] {
  if (topic === 'signal') return triggers.newlyMatching(before as SearchDocument | null, after as SearchDocument)
  if (before !== null) return []
  return triggers.of(topic === 'case' ? 'CASE' : 'INCIDENT')
}

function toRequest({ topic, subjectId }: FeedEntry, workflow: Workflow, ancestors: readonly string[]): StartRequest {
  const common = { workflow, ancestors, once: `${topic} ${subjectId} ${workflow.id}` }
  switch (topic) {
    case 'signal':
      return { ...common, kind: 'SECURITY_SIGNAL', signalId: subjectId }
    case 'case':
      return { ...common, kind: 'CASE', caseId: subjectId }
    default:
      return { ...common, kind: 'INCIDENT', incidentId: subjectId }
  }
}
