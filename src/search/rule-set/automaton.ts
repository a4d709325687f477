import { fold } from '../words.ts'

/** Of one literal of an automaton: whose it is, and which of his. */
export interface Hit {
  readonly owner: number
  readonly bit: number
}

/** Finds all of many literals in one pass over a text, whatever its case (Aho and Corasick). Literals are folded and ASCII alone. */
export class Automaton {
  /** For each character of ASCII its column, upper case like lower; 0 for what no literal has. */
  readonly #columns = new Uint8Array(128)
  readonly #width: number
  /** State times width plus column → state times width. States with hits come last. */
  readonly #next: Int32Array
  readonly #firstHit: number
  readonly #hits: readonly (readonly Hit[])[]
  readonly #lastScan: Int32Array

  constructor(literals: ReadonlyMap<string, readonly Hit[]>) {
    const alphabet = [...new Set([...literals.keys()].join(''))]
    for (const [index, character] of alphabet.entries()) {
      this.#columns[character.charCodeAt(0)] = index + 1
      this.#columns[character.toUpperCase().charCodeAt(0)] = index + 1
    }
    this.#width = alphabet.length + 1
    const trie = new Trie(literals)
    const speaks = (state: number) => (trie.hits[state] as Hit[]).length > 0
    const places = new Int32Array(trie.hits.length)
    const inPlace = [...trie.order.filter((state) => !speaks(state)), ...trie.order.filter(speaks)]
    for (const [place, state] of inPlace.entries()) places[state] = place * this.#width
    const told = inPlace.filter(speaks)
    this.#firstHit = (inPlace.length - told.length) * this.#width
    this.#hits = told.map((state) => trie.hits[state] as Hit[])
    this.#lastScan = new Int32Array(told.length).fill(-1)
    this.#next = this.#table(trie, places)
  }

  /** Complete: where a literal does not continue, its longest suffix does, whose row is there already. */
  #table(trie: Trie, places: Int32Array): Int32Array {
    const next = new Int32Array(places.length * this.#width)
    for (const state of trie.order) {
      const row = places[state] as number
      if (state !== 0) {
        const suffix = places[trie.suffixes[state] as number] as number
        next.copyWithin(row, suffix, suffix + this.#width)
      }
      for (const [code, child] of trie.children[state] as Map<number, number>) {
        next[row + (this.#columns[code] as number)] = places[child] as number
      }
    }
    return next
  }

  /** Tells the hits of the text; those that were told in the same scan before are left out. */
  scan(text: string, scan: number, found: (hit: Hit) => void): void {
    const [columns, next, firstHit] = [this.#columns, this.#next, this.#firstHit]
    let state = 0
    for (let index = 0; index < text.length; index += 1) {
      const code = text.charCodeAt(index)
      if (code > 127) {
        if (code === KELVIN || code === DOTTED_I || code === LONG_S) {
          this.scan(fold(text).replaceAll('ſ', 's'), scan, found)
          return
        }
        state = 0
        continue
      }
      state = next[state + (columns[code] as number)] as number
      if (state >= firstHit) this.#tell(state, scan, found)
    }
  }

  #tell(state: number, scan: number, found: (hit: Hit) => void): void {
    const index = (state - this.#firstHit) / this.#width
    if (this.#lastScan[index] === scan) return
    this.#lastScan[index] = scan
    for (const hit of this.#hits[index] as readonly Hit[]) found(hit)
  }
}

/** The characters beyond ASCII that are an ASCII letter in another case, be it to folding or to a regular expression. */
const KELVIN = 0x212a
const DOTTED_I = 0x130
const LONG_S = 0x17f

class Trie {
  readonly children: Map<number, number>[] = [new Map()]
  /** For each state those of its literal and of every literal that ends there as well. */
  readonly hits: Hit[][] = [[]]
  /** For each state that of the longest literal's beginning that it ends with. */
  readonly suffixes: number[] = [0]
  /** Breadth first, the root included. */
  readonly order: number[] = [0]

  constructor(literals: ReadonlyMap<string, readonly Hit[]>) {
    for (const [literal, hits] of literals) this.hits[this.#path(literal)]?.push(...hits)
    for (let index = 0; index < this.order.length; index += 1) this.#complete(this.order[index] as number)
  }

  #path(literal: string): number {
    let state = 0
    for (let index = 0; index < literal.length; index += 1) {
      const children = this.children[state] as Map<number, number>
      const code = literal.charCodeAt(index)
      let child = children.get(code)
      if (child === undefined) {
        child = this.hits.push([]) - 1
        this.children.push(new Map())
        children.set(code, child)
      }
      state = child
    }
    return state
  }

  /** Finds the suffixes of the state's children, which are longer by one character. */
  #complete(state: number): void {
    for (const [code, child] of this.children[state] as Map<number, number>) {
      this.order.push(child)
      let suffix = state
      let found: number | undefined
      while (suffix !== 0 && found === undefined) {
        suffix = this.suffixes[suffix] as number
        found = this.children[suffix]?.get(code)
      }
      this.suffixes[child] = found ?? 0
      this.hits[child]?.push(...(this.hits[found ?? 0] as Hit[]))
    }
  }
}
