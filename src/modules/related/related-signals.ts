import type { LoaderDefinition } from '../../graphql/context.ts'
import { badInput } from '../../kernel/errors.ts'
import { decodeCursor, encodeCursor, type Page, pageSize, toPage } from '../../kernel/page.ts'
import type { Viewer } from '../../kernel/viewer.ts'
import type { PastRules } from '../rules/index.ts'
import type {
  FoundByTraits,
  SignalSearchService,
  SignalService,
  SignalTrail,
  SignalTrait,
  TraitAnswer,
} from '../signals/index.ts'
import { sharedTraits, traitsQuery } from './group-traits.ts'

const EVER = { from: '0', to: '9999999999999' } as const

type AnyOf = readonly (readonly SignalTrait[])[]

export interface RelatedRequest {
  readonly trail: SignalTrail
  readonly size: number
  readonly after: { readonly at: Date; readonly id: string } | null
}

/** Checks what a client asks for. */
export const relatedRequest = (trail: SignalTrail, first: number, after: string | null): RelatedRequest => ({
  trail,
  size: pageSize(first, 20),
  after: after ? fromCursor(after) : null,
})

/** Other signals with the group-by values of one; what they are is told by their ids. */
export interface RelatedSignalsFound extends Page<FoundByTraits> {
  readonly trail: SignalTrail
  readonly total: number
  readonly query: string
}

interface Deps {
  readonly signals: Pick<SignalService, 'byTraits'>
  readonly searches: Pick<SignalSearchService, 'places'>
  readonly pastRules: PastRules
}

/** The related signals of many signals by one statement. */
export class RelatedSignals implements LoaderDefinition<RelatedRequest, RelatedSignalsFound> {
  constructor(private readonly deps: Deps) {}

  readonly batch = async (requests: readonly RelatedRequest[], viewer: Viewer): Promise<RelatedSignalsFound[]> => {
    const rules = await this.deps.pastRules.list(
      requests.map(({ trail: { ruleId, ruleVersion } }) => ({ ruleId, version: ruleVersion })),
    )
    const anyOf = requests.map(({ trail }, index) => sharedTraits(trail, rules[index] ?? null))
    const answers = await this.#find(viewer, requests, anyOf)
    return requests.map(({ trail, size, after }, index) => {
      const { total, signals } = answers[index] ?? { total: 0, signals: [] }
      const page = toPage(signals, size, after !== null, toCursor)
      return { ...page, trail, total, query: traitsQuery(anyOf[index] ?? [], trail.id) }
    })
  }

  /** What is kept of traits does not tell who sees a signal: for those who see only some, the same query goes to the explorer. */
  #find(viewer: Viewer, requests: readonly RelatedRequest[], anyOf: readonly AnyOf[]): Promise<readonly TraitAnswer[]> {
    const { signals, searches } = this.deps
    if (!viewer.restrictions.signals)
      return signals.byTraits(
        viewer,
        requests.map(({ trail, size, after }, index) => ({
          ...{ signalId: trail.id, anyOf: anyOf[index] ?? [], limit: size + 1, after },
        })),
      )
    return Promise.all(
      requests.map(({ trail, size, after }, index) => {
        const query = traitsQuery(anyOf[index] ?? [], trail.id)
        return searches.places(viewer, { query, range: EVER }, size + 1, after)
      }),
    )
  }
}

const toCursor = ({ id, timestamp }: FoundByTraits): string => encodeCursor([timestamp.getTime(), id])

function fromCursor(cursor: string): { at: Date; id: string } {
  const [at, id] = decodeCursor(cursor, 2)
  if (Number.isSafeInteger(at) && typeof id === 'string') return { at: new Date(at as number), id }
  throw badInput('after', 'Expected a cursor that this list has answered.')
}
