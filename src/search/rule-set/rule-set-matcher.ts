import type { FieldCatalog } from '../catalog.ts'
import type { SearchDocument } from '../document.ts'
import type { Plan } from '../plan.ts'
import { planSelection, type Selection } from '../selection.ts'
import { type Predicate, planPredicate } from '../to-predicate.ts'
import { fold } from '../words.ts'
import { AnchorScan, type Candidate } from './anchor-scan.ts'
import { type Demand, demandsOf } from './demands.ts'
import { FieldValues } from './field-values.ts'

/** A selection that can be put into a set. */
export interface CompiledSelection {
  readonly plan: Plan
  readonly matches: Predicate
}

/** Throws for what cannot be read. */
export function compileSelection(selection: Selection, catalog: FieldCatalog): CompiledSelection {
  const plan = planSelection(selection, catalog)
  return { plan, matches: planPredicate(plan) }
}

/** More values than this say little, and would put the selection in too many places. */
const MAX_VALUES = 24
const MAX_PLACES = 64

interface Node<Entry> {
  /** Where to go on, by the values of a field. */
  readonly branches: Map<number, Map<string, Node<Entry>>>
  readonly waiting: Candidate<Entry>[]
  scan: AnchorScan<Entry> | null
}

/**
 * Finds which of thousands of selections a document matches. A selection waits where the equalities that it demands lead, most common field
 * first, and there until the document has the pieces of text that it needs: one that cannot match costs next to nothing.
 */
export class RuleSetMatcher<Entry> {
  readonly #values = new FieldValues()
  readonly #root: Node<Entry> = emptyNode()
  #document = 0

  constructor(selections: Iterable<readonly [Entry, CompiledSelection]>) {
    const all = [...selections].map(([entry, { plan, matches }]) => ({
      entry,
      plan,
      matches,
      demands: demandsOf(plan),
    }))
    const order = byFrequency(all.map(({ demands }) => demands))
    for (const { entry, plan, matches, demands } of all) {
      const path = demands
        .filter(({ values }) => values.length <= MAX_VALUES)
        .toSorted((one, other) => order.indexOf(one.field.name) - order.indexOf(other.field.name))
      this.#place({ entry, plan, matches }, path)
    }
    this.#prepare(this.#root)
  }

  /** The entries whose selection the document matches, in no order. */
  match(document: SearchDocument): Entry[] {
    const found: Entry[] = []
    this.#values.read(document)
    this.#document = (this.#document + 1) & 0x3fffffff
    this.#visit(this.#root, document, found)
    // Who waits under several values of a field may be met under two of them.
    return found.length > 1 ? [...new Set(found)] : found
  }

  #visit(node: Node<Entry>, document: SearchDocument, found: Entry[]): void {
    node.scan?.match(document, this.#values, this.#document, found)
    for (const [slot, branch] of node.branches) {
      const values = this.#values.of(slot)
      if (values.length === 1) {
        const next = branch.get(fold(values[0] as string))
        if (next) this.#visit(next, document, found)
      } else if (values.length > 1) {
        for (const value of new Set(values.map(fold))) {
          const next = branch.get(value)
          if (next) this.#visit(next, document, found)
        }
      }
    }
  }

  #place(selection: Omit<Candidate<Entry>, 'settled'>, path: readonly Demand[]): void {
    let nodes: Node<Entry>[] = [this.#root]
    const settled = new Set<string>()
    for (const { field, values } of path) {
      if (nodes.length * values.length > MAX_PLACES || settled.has(field.name)) continue
      settled.add(field.name)
      const slot = this.#values.slotOf(field)
      nodes = nodes.flatMap((node) => values.map((value) => branchOf(node, slot, value)))
    }
    for (const node of nodes) node.waiting.push({ ...selection, settled })
  }

  #prepare(node: Node<Entry>): void {
    if (node.waiting.length > 0) node.scan = new AnchorScan(node.waiting, this.#values)
    for (const branch of node.branches.values()) for (const next of branch.values()) this.#prepare(next)
  }
}

const emptyNode = <Entry>(): Node<Entry> => ({ branches: new Map(), waiting: [], scan: null })

function branchOf<Entry>(node: Node<Entry>, slot: number, value: string): Node<Entry> {
  const branch = node.branches.get(slot) ?? new Map<string, Node<Entry>>()
  node.branches.set(slot, branch)
  const next = branch.get(value) ?? emptyNode<Entry>()
  branch.set(value, next)
  return next
}

/** The names of the fields, the one that most selections ask about first. */
function byFrequency(all: readonly (readonly Demand[])[]): string[] {
  const counts = new Map<string, number>()
  for (const { field } of all.flat()) counts.set(field.name, (counts.get(field.name) ?? 0) + 1)
  return [...counts].toSorted(([, one], [, other]) => other - one).map(([name]) => name)
}
