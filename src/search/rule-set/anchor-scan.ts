import type { SearchDocument } from '../document.ts'
import type { Field } from '../field.ts'
import type { Plan } from '../plan.ts'
import type { Predicate } from '../to-predicate.ts'
import { anchorGroups, bestGroups } from './anchors.ts'
import { Automaton, type Hit } from './automaton.ts'
import type { FieldValues } from './field-values.ts'

export interface Candidate<Entry> {
  readonly entry: Entry
  readonly plan: Plan
  readonly matches: Predicate
  /** Fields whose values are known to fit. */
  readonly settled: ReadonlySet<string>
}

/** Beyond this a further group rules out little. */
const MAX_GROUPS = 3

/** The selections that wait at one place, each for pieces of text: of every group that it has, a document must have one. */
export class AnchorScan<Entry> {
  readonly #always: Candidate<Entry>[] = []
  readonly #anchored: Candidate<Entry>[] = []
  readonly #fields: { readonly slot: number; readonly automaton: Automaton }[] = []
  #everywhere: Automaton | null = null
  /** For each anchored selection: the groups that it has, and those that the document has met. */
  readonly #complete: number[] = []
  readonly #met: Uint8Array
  #touched: number[] = []

  constructor(candidates: readonly Candidate<Entry>[], values: FieldValues) {
    const literals = new Map<Field | null, Map<string, Hit[]>>()
    const byName = new Map<string, Field>()
    for (const candidate of candidates) {
      const groups = bestGroups(anchorGroups(candidate.plan, candidate.settled), MAX_GROUPS)
      if (groups.length === 0) {
        this.#always.push(candidate)
        continue
      }
      const owner = this.#anchored.push(candidate) - 1
      this.#complete.push((1 << groups.length) - 1)
      for (const [index, group] of groups.entries()) {
        for (const { field, literal } of group) {
          const same = field === null ? null : (byName.get(field.name) ?? field)
          if (same) byName.set(same.name, same)
          addHit(literals, same, literal, { owner, bit: 1 << index })
        }
      }
    }
    this.#met = new Uint8Array(this.#anchored.length)
    for (const [field, hits] of literals) {
      const automaton = new Automaton(hits)
      if (field === null) this.#everywhere = automaton
      else this.#fields.push({ slot: values.slotOf(field), automaton })
    }
  }

  match(document: SearchDocument, values: FieldValues, scan: number, found: Entry[]): void {
    for (const { entry, matches } of this.#always) if (matches(document)) found.push(entry)
    for (const { slot, automaton } of this.#fields) {
      for (const text of values.of(slot)) automaton.scan(text, scan, this.#meet)
    }
    if (this.#everywhere) this.#scanEverywhere(this.#everywhere, document, scan)
    if (this.#touched.length > 0) this.#evaluate(document, found)
  }

  #scanEverywhere(automaton: Automaton, { attributes }: SearchDocument, scan: number): void {
    for (const path in attributes) {
      for (const text of attributes[path] as readonly string[]) automaton.scan(text, scan, this.#meet)
    }
  }

  readonly #meet = ({ owner, bit }: Hit): void => {
    const before = this.#met[owner] as number
    if (before === 0) this.#touched.push(owner)
    this.#met[owner] = before | bit
  }

  #evaluate(document: SearchDocument, found: Entry[]): void {
    for (const owner of this.#touched) {
      if (this.#met[owner] === this.#complete[owner]) {
        const { entry, matches } = this.#anchored[owner] as Candidate<Entry>
        if (matches(document)) found.push(entry)
      }
      this.#met[owner] = 0
    }
    this.#touched = []
  }
}

function addHit(literals: Map<Field | null, Map<string, Hit[]>>, field: Field | null, literal: string, hit: Hit): void {
  const ofField = literals.get(field) ?? new Map<string, Hit[]>()
  literals.set(field, ofField)
  const hits = ofField.get(literal) ?? []
  ofField.set(literal, hits)
  if (!hits.some(({ owner, bit }) => owner === hit.owner && bit === hit.bit)) hits.push(hit)
}
