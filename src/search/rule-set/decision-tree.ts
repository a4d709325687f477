import type { AnchorScan, Candidate } from './anchor-scan.ts'
import { type Demand, demandsOf } from './demands.ts'
import type { FieldValues } from './field-values.ts'

/** Where candidates wait: some here, the others where the values of the branches' fields lead. */
export interface Node<Entry> {
  readonly waiting: readonly Candidate<Entry>[]
  /** Made of those that wait when the first document comes by: most places never see one. */
  scan: AnchorScan<Entry> | null
  readonly branches: readonly Branch<Entry>[]
}

interface Branch<Entry> {
  readonly slot: number
  readonly byValue: ReadonlyMap<string, Node<Entry>>
}

interface Waiting<Entry> {
  readonly candidate: Candidate<Entry>
  readonly demands: readonly Demand[]
}

/** More values than this say little, and would put the candidate in too many places. */
const MAX_VALUES = 64
/** So few are not worth a look at another field. */
const FEW = 4

export function decisionTree<Entry>(candidates: readonly Candidate<Entry>[], values: FieldValues): Node<Entry> {
  const waiting = candidates.map((candidate) => ({
    candidate,
    demands: demandsOf(candidate.plan).filter((demand) => demand.values.length <= MAX_VALUES),
  }))
  return grow(waiting, values)
}

function grow<Entry>(all: readonly Waiting<Entry>[], values: FieldValues): Node<Entry> {
  const branches: Branch<Entry>[] = []
  let left = all
  for (let field = commonField(left); field !== null; field = commonField(left)) {
    const [asking, others] = divided(left, field)
    branches.push(branchOver(asking, field, values))
    left = others
  }
  return { waiting: left.map(({ candidate }) => candidate), scan: null, branches }
}

/** The field that most of them ask about; null when too few do. */
function commonField(waiting: readonly Waiting<unknown>[]): string | null {
  if (waiting.length <= FEW) return null
  const counts = new Map<string, number>()
  for (const { demands } of waiting) {
    for (const name of new Set(demands.map(({ field }) => field.name))) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  const [best] = [...counts].toSorted(([, one], [, other]) => other - one)
  return best && best[1] > FEW ? best[0] : null
}

function divided<Entry>(waiting: readonly Waiting<Entry>[], field: string): [Waiting<Entry>[], Waiting<Entry>[]] {
  const asking: Waiting<Entry>[] = []
  const others: Waiting<Entry>[] = []
  for (const one of waiting) (one.demands.some((demand) => demand.field.name === field) ? asking : others).push(one)
  return [asking, others]
}

/** Values that the same candidates wait for lead to one place: the names of a source, say. */
function branchOver<Entry>(asking: readonly Waiting<Entry>[], name: string, values: FieldValues): Branch<Entry> {
  const byValue = new Map<string, number[]>()
  let slot = 0
  for (const [index, { demands }] of asking.entries()) {
    const demand = demands.find(({ field }) => field.name === name) as Demand
    slot = values.slotOf(demand.field)
    for (const value of demand.values) byValue.set(value, [...(byValue.get(value) ?? []), index])
  }
  const places = new Map<string, Node<Entry>>()
  const settled = asking.map((one) => settle(one, name))
  const nodes = new Map<string, Node<Entry>>()
  for (const [value, indexes] of byValue) {
    const key = indexes.join()
    const place =
      places.get(key) ??
      grow(
        indexes.map((index) => settled[index] as Waiting<Entry>),
        values,
      )
    places.set(key, place)
    nodes.set(value, place)
  }
  return { slot, byValue: nodes }
}

const settle = <Entry>({ candidate, demands }: Waiting<Entry>, name: string): Waiting<Entry> => ({
  candidate: { ...candidate, settled: new Set([...candidate.settled, name]) },
  demands: demands.filter(({ field }) => field.name !== name),
})
