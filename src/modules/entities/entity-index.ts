import type { FeedEntry } from '../../feed/index.ts'
import { readEntityText } from '../../kernel/entity.ts'
import type { SignalDocument } from '../signals/index.ts'
import type { EntitySignal, EntitySignalRepository } from './entity-signal.repository.ts'

/** Keeps from the feed which signals name which entities. Documents may come twice and out of order: the highest version of a signal wins. */
export class EntityIndex {
  constructor(private readonly signals: EntitySignalRepository) {}

  async consume(entries: readonly FeedEntry[]): Promise<void> {
    await this.signals.write(
      entries.flatMap(({ topic, before, after }) =>
        topic === 'signal' ? changedRows(before as SignalDocument | null, after as SignalDocument | null) : [],
      ),
    )
  }

  /** Writes everything anew. */
  async rebuild(documents: AsyncIterable<readonly SignalDocument[]>): Promise<void> {
    await this.signals.clear()
    for await (const batch of documents) {
      await this.signals.write(
        batch.flatMap((document) => entitiesIn(document).map((text) => toRow(document, text, 0))),
      )
    }
  }
}

/** Most changes of a signal, such as another matching log, change nothing here. */
function changedRows(before: SignalDocument | null, after: SignalDocument | null): EntitySignal[] {
  if (!after) return before ? goneRows(before) : []
  const [old, now] = [before ? entitiesIn(before) : [], entitiesIn(after)]
  const known = new Set(before && isSame(before, after) ? old : [])
  const kept = new Set(now)
  return [
    ...now.filter((text) => !known.has(text)).map((text) => toRow(after, text, 0)),
    ...old.filter((text) => !kept.has(text)).map((text) => toRow(after, text, 1)),
  ]
}

/** Of a signal that was deleted. */
const goneRows = (before: SignalDocument): EntitySignal[] =>
  entitiesIn(before).map((text) => ({ ...toRow(before, text, 1), version: before.version + 1 }))

const isSame = (before: SignalDocument, after: SignalDocument): boolean =>
  before.severity === after.severity && isFalsePositive(before) === isFalsePositive(after)

const isFalsePositive = ({ archive_reason }: SignalDocument): boolean => archive_reason === 'false_positive'

/** Entries that were written before documents had entities have none. */
const entitiesIn = ({ entities }: Partial<SignalDocument>): readonly string[] => entities ?? []

const toRow = (document: SignalDocument, text: string, gone: 0 | 1): EntitySignal => ({
  ...readEntityText(text),
  timestamp: document.timestamp,
  signal_id: document.id,
  version: document.version,
  severity: document.severity,
  false_positive: isFalsePositive(document),
  gone,
})
