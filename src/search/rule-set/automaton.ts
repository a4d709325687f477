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
    const trie = new Trie(literals, this.#columns, this.#width)
    const quiet = trie.order.filter((state) => trie.hits[state]?.length === 0)
    const speaking = trie.order.filter((state) => trie.hits[state]?.length !== 0)
    const place = new Int32Array(trie.hits.length)
    for (const [index, state] of [...quiet, ...speaking].entries()) place[state] = index
    this.#firstHit = quiet.length * this.#width
    this.#hits = speaking.map((state) => trie.hits[state] ?? [])
    this.#lastScan = new Int32Array(speaking.length).fill(-1)
    this.#next = new Int32Array(trie.next.length)
    for (let state = 0; state < place.length; state += 1) {
      for (let column = 0; column < this.#width; column += 1) {
        const target = place[trie.next[state * this.#width + column] as number] as number
        this.#next[(place[state] as number) * this.#width + column] = target * this.#width
      }
    }
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
  readonly hits: Hit[][] = [[]]
  /** Complete: where a literal does not continue, where its longest suffix does. */
  readonly next: number[] = []
  /** Breadth first, the root included. */
  readonly order: number[] = [0]

  constructor(
    literals: ReadonlyMap<string, readonly Hit[]>,
    private readonly columns: Uint8Array,
    private readonly width: number,
  ) {
    this.#addRow()
    for (const [literal, hits] of literals) this.hits[this.#path(literal)]?.push(...hits)
    this.#complete()
  }

  #addRow(): void {
    for (let column = 0; column < this.width; column += 1) this.next.push(-1)
  }

  #path(literal: string): number {
    let state = 0
    for (let index = 0; index < literal.length; index += 1) {
      const edge = state * this.width + (this.columns[literal.charCodeAt(index)] as number)
      if (this.next[edge] === -1) {
        this.next[edge] = this.hits.length
        this.hits.push([])
        this.#addRow()
      }
      state = this.next[edge] as number
    }
    return state
  }

  #complete(): void {
    const suffix = [0]
    for (let index = 0; index < this.order.length; index += 1) {
      const state = this.order[index] as number
      const fallback = suffix[state] as number
      if (state !== 0) this.hits[state]?.push(...(this.hits[fallback] ?? []))
      for (let column = 0; column < this.width; column += 1) {
        const edge = state * this.width + column
        const other = state === 0 ? 0 : (this.next[fallback * this.width + column] as number)
        const child = this.next[edge] as number
        if (child === -1) this.next[edge] = other
        else {
          suffix[child] = other
          this.order.push(child)
        }
      }
    }
  }
}
