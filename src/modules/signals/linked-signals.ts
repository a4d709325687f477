import type { LoaderDefinition } from '../../graphql/context.ts'
import type { Viewer } from '../../kernel/viewer.ts'
import type { Confinement, Explorer, Part, SearchIndex } from '../explorer/index.ts'
import { CASE_SIGNALS_INDEX, SIGNAL_SEARCH_INDEX } from './signal-search-index.ts'

/** What somebody sees of the signals of a case or an incident. */
export interface LinkedSignals {
  readonly count: number
  /** Creation of the first and the last. */
  readonly from: Date | null
  readonly to: Date | null
}

const NONE: LinkedSignals = { count: 0, from: null, to: null }
const EVER = { from: '0', to: '9999999999999' } as const

/**
 * Counts the linked signals that somebody sees. Cases and incidents have counted all of theirs, which is what those get who see everything: only for the
 * others it is worth a search.
 */
export class LinkedSignalsCounter {
  /** By the id of the case. */
  readonly ofCase: LoaderDefinition<string, LinkedSignals> = {
    batch: (ids, viewer) =>
      this.#count(
        viewer,
        CASE_SIGNALS_INDEX,
        ids,
        'case_id',
        (params) => `case_id IN ${params.add(ids, 'Array(String)')}`,
      ),
  }
  /** By the public id of the incident. */
  readonly ofIncident: LoaderDefinition<string, LinkedSignals> = {
    batch: (ids, viewer) =>
      this.#count(
        ...([viewer, SIGNAL_SEARCH_INDEX, ids, 'arrayJoin(incident_ids)'] as const),
        (params) => `hasAny(incident_ids, ${params.add(ids, 'Array(String)')})`,
      ),
  }

  constructor(private readonly explorer: Explorer) {}

  async #count(
    viewer: Viewer,
    index: SearchIndex,
    ids: readonly string[],
    key: string,
    within: Confinement,
  ): Promise<LinkedSignals[]> {
    const { search } = this.explorer.open(viewer, index, { query: '', range: EVER, within })
    const found = await search.ask(linkedPart(key))
    return ids.map((id) => found.get(id) ?? NONE)
  }
}

const linkedPart =
  (key: string): Part<ReadonlyMap<string, LinkedSignals>> =>
  (statement) => {
    const hits = statement.hits()
    const link = hits.column(`linked ${key}`, () => key)
    const time = hits.column('timestamp', () => 'timestamp')
    const edge = (which: 'min' | 'max') => `toFloat64(toUnixTimestamp64Milli(${which}(${time})))`
    const rows = hits.branch(() => ({
      texts: '[toString(link)]',
      numbers: '[signals, first, last]',
      from: `FROM (
        SELECT ${link} AS link, toFloat64(count()) AS signals, ${edge('min')} AS first, ${edge('max')} AS last
        FROM ${hits.name} GROUP BY link
      )`,
    }))
    return () =>
      new Map(
        rows().map(({ texts: [id = ''], numbers: [count, first, last] }) => [
          id,
          { count: count ?? 0, from: new Date(first ?? 0), to: new Date(last ?? 0) },
        ]),
      )
  }
