import type { FieldCatalog } from '../catalog.ts'
import type { SearchDocument } from '../document.ts'
import type { Plan } from '../plan.ts'
import { planSelection, type Selection } from '../selection.ts'
import { type Predicate, planPredicate } from '../to-predicate.ts'
import { fold } from '../words.ts'
import { AnchorScan } from './anchor-scan.ts'
import { decisionTree, type Node } from './decision-tree.ts'
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

/**
 * Finds which of thousands of selections a document matches. A selection waits where the equalities that it demands lead, most common field
 * first, and there until the document has the pieces of text that it needs: one that cannot match costs next to nothing.
 */
export class RuleSetMatcher<Entry> {
  readonly #values = new FieldValues()
  readonly #root: Node<Entry>
  #scans = 0

  constructor(selections: Iterable<readonly [Entry, CompiledSelection]>) {
    const candidates = [...selections].map(([entry, compiled]) => ({ entry, ...compiled, settled: new Set<string>() }))
    this.#root = decisionTree(candidates, this.#values)
  }

  /** The entries whose selection the document matches, in no order. */
  match(document: SearchDocument): Entry[] {
    const found: Entry[] = []
    this.#values.read(document)
    this.#scans = (this.#scans + 1) & 0x3fffffff
    this.#visit(this.#root, document, found)
    // Who waits under several values of a field may be met under two of them.
    return found.length > 1 ? [...new Set(found)] : found
  }

  #scanOf(node: Node<Entry>, document: SearchDocument): AnchorScan<Entry> {
    if (!node.scan) {
      node.scan = new AnchorScan(node.waiting, this.#values)
      // It asks for fields that were not looked for before.
      this.#values.read(document)
    }
    return node.scan
  }

  #visit(node: Node<Entry>, document: SearchDocument, found: Entry[]): void {
    if (node.waiting.length > 0) this.#scanOf(node, document).match(document, this.#values, this.#scans, found)
    for (const { slot, byValue } of node.branches) {
      const values = this.#values.of(slot)
      if (values.length === 1) {
        const next = byValue.get(fold(values[0] as string))
        if (next) this.#visit(next, document, found)
      } else if (values.length > 1) {
        for (const next of new Set(values.map((value) => byValue.get(fold(value))))) {
          if (next) this.#visit(next, document, found)
        }
      }
    }
  }
}
