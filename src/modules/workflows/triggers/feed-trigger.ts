import type { FeedEntry } from '../../../feed/index.ts'
import type { SearchDocument } from '../../../search/index.ts'
import type { Transaction } from '../../../stores/postgres.ts'
import type { Standings } from '../engine/run-viewers.ts'
import { type RunStarts, type StartRequest, TRIGGER_VIEWER } from '../run-starts.ts'
import type { Workflow } from '../workflow.ts'
import { workflowsBehind } from './causes.repository.ts'
import { OwnerSights } from './owner-sights.ts'
import type { PublishedWorkflows, Triggers, Waiting } from './published-workflows.ts'

interface Deps {
  readonly published: PublishedWorkflows
  readonly starts: RunStarts
  readonly standings: Standings
}

interface Found {
  readonly entry: FeedEntry
  readonly workflow: Workflow
}

/** Starts runs for signals that are created or come to match, where the owner of the workflow sees them, and for new cases and incidents; each in the transaction that notes how far the feed is taken. */
export class FeedTrigger {
  constructor(private readonly deps: Deps) {}

  async consume(entries: readonly FeedEntry[], tx: Transaction): Promise<void> {
    const told = entries.filter(({ topic, after }) => TOPICS.has(topic) && after !== null)
    if (told.length === 0) return
    const triggers = await this.deps.published.triggers()
    const found = [...(await this.#forSignals(told, triggers)), ...forOthers(told, triggers)]
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

  /** By signals that satisfy a query now, and have not before, or that the owner of the workflow has not seen before. */
  async #forSignals(told: readonly FeedEntry[], triggers: Triggers): Promise<Found[]> {
    const matching = told.flatMap((entry) =>
      entry.topic === 'signal' ? triggers.matching(entry.after as SearchDocument).map((one) => ({ entry, one })) : [],
    )
    const sights = await OwnerSights.of(
      this.deps.standings,
      matching.map(({ one }) => one.workflow),
    )
    return matching.flatMap(({ entry, one }) => {
      const [before, after] = [entry.before, entry.after] as [SearchDocument | null, SearchDocument]
      const starts = ({ workflow, matches }: Waiting, signal: SearchDocument) =>
        matches(signal) && sights.see(workflow, signal)
      return starts(one, after) && !(before && starts(one, before)) ? [{ entry, workflow: one.workflow }] : []
    })
  }
}

const TOPICS: ReadonlySet<FeedEntry['topic']> = new Set(['signal', 'case', 'incident'])

const forOthers = (told: readonly FeedEntry[], triggers: Triggers): Found[] =>
  told.flatMap((entry) =>
    entry.topic === 'signal' || entry.before !== null
      ? []
      : triggers.of(entry.topic === 'case' ? 'CASE' : 'INCIDENT').map((workflow) => ({ entry, workflow })),
  )

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
