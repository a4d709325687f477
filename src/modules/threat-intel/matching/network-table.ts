import { formatNetwork } from '../../../search/index.ts'
import { sortedOrder } from './radix-sort.ts'

/** Rows of networks: a column for each word of the first address, and the length of the prefix. */
export interface NetworkColumns {
  readonly words: readonly Uint32Array[]
  readonly prefixes: Uint32Array
  /** What the caller knows each row by. */
  readonly rows: Uint32Array
}

const NONE = -1

/**
 * Which networks an address is in. Networks nest and never cross, so the space falls into stretches in which the innermost network is the same: one
 * binary search finds it, and the way outwards finds the others. Half a million networks take 20 MB.
 */
export class NetworkTable {
  /** Sorted first addresses of the stretches, a column for each word. */
  readonly #starts: readonly Uint32Array[]
  /** The innermost network of each stretch, or NONE. */
  readonly #inner: Int32Array
  /** The first stretch that starts at each value of the leading 16 bits, or behind it: most of the search is done by that. */
  readonly #jump: Uint32Array
  /** The next network outwards. */
  readonly #outer: Int32Array
  readonly #networks: readonly Uint32Array[]
  readonly #prefixes: Uint8Array
  /** The rows of network n are those from #from[n] to #from[n + 1]. */
  readonly #from: Uint32Array
  readonly #rows: Uint32Array

  constructor({ words, prefixes, rows }: NetworkColumns) {
    const order = sortedOrder([...words, prefixes], prefixes.length)
    const networks = words.map((column) => new Uint32Array(column.length))
    const lengths = new Uint8Array(order.length)
    const from = new Uint32Array(order.length + 1)
    let count = 0
    this.#rows = order.map((row) => rows[row] as number)
    for (let at = 0; at < order.length; at++) {
      const row = order[at] as number
      const last = count - 1
      const known = count > 0 && lengths[last] === prefixes[row] && isSame(words, row, networks, last)
      if (known) continue
      for (let index = 0; index < words.length; index++) {
        ;(networks[index] as Uint32Array)[count] = (words[index] as Uint32Array)[row] as number
      }
      lengths[count] = prefixes[row] as number
      from[count++] = at
    }
    from[count] = order.length
    this.#networks = networks.map((column) => column.slice(0, count))
    this.#prefixes = lengths.slice(0, count)
    this.#from = from.slice(0, count + 1)
    this.#outer = new Int32Array(count).fill(NONE)
    const stretches = new Stretches(words.length, 2 * count + 1)
    this.#sweep(stretches, count)
    this.#starts = stretches.starts.map((column) => column.slice(0, stretches.length))
    this.#inner = stretches.inner.slice(0, stretches.length)
    this.#jump = jumpTable(this.#starts[0] as Uint32Array)
  }

  get size(): number {
    return this.#prefixes.length
  }

  /** The innermost network that holds the address, or -1; `outer` leads on. */
  find(words: readonly number[]): number {
    const starts = this.#starts[0] as Uint32Array
    const first = words[0] as number
    const lead = first >>> 16
    let low = this.#jump[lead] as number
    let high = (this.#jump[lead + 1] as number) - 1
    while (low <= high) {
      const middle = (low + high) >>> 1
      const start = starts[middle] as number
      if (start > first || (start === first && this.#restIsAfter(middle, words))) high = middle - 1
      else low = middle + 1
    }
    return high < 0 ? NONE : (this.#inner[high] as number)
  }

  outer(network: number): number {
    return this.#outer[network] as number
  }

  rowsOf(network: number): Uint32Array {
    return this.#rows.subarray(this.#from[network], this.#from[network + 1])
  }

  textOf(network: number): string {
    return formatNetwork({ words: this.#wordsOf(network), prefix: this.#prefixes[network] as number })
  }

  #wordsOf(network: number): number[] {
    return this.#networks.map((column) => column[network] as number)
  }

  /** Of stretches whose first words are those of the address. */
  #restIsAfter(stretch: number, words: readonly number[]): boolean {
    for (let index = 1; index < this.#starts.length; index++) {
      const difference = ((this.#starts[index] as Uint32Array)[stretch] as number) - (words[index] as number)
      if (difference !== 0) return difference > 0
    }
    return false
  }

  /** From the lowest address to the highest, with the networks that are open at each place on a stack. */
  #sweep(stretches: Stretches, count: number): void {
    const open: { network: number; after: number[] | null }[] = []
    const closeBefore = (words: readonly number[] | null) => {
      for (let top = open.at(-1); top; top = open.at(-1)) {
        if (words && (!top.after || isBefore(words, top.after))) return
        open.pop()
        if (top.after) stretches.add(top.after, open.at(-1)?.network ?? NONE)
      }
    }
    for (let network = 0; network < count; network++) {
      const words = this.#wordsOf(network)
      closeBefore(words)
      this.#outer[network] = open.at(-1)?.network ?? NONE
      stretches.add(words, network)
      open.push({ network, after: addressAfter(words, this.#prefixes[network] as number) })
    }
    closeBefore(null)
  }
}

function jumpTable(starts: Uint32Array): Uint32Array {
  const jump = new Uint32Array(65_537)
  for (let lead = 0, at = 0; lead <= 65_536; lead++) {
    while (at < starts.length && (starts[at] as number) >>> 16 < lead) at++
    jump[lead] = at
  }
  return jump
}

class Stretches {
  readonly starts: readonly Uint32Array[]
  readonly inner: Int32Array
  length = 0

  constructor(width: number, capacity: number) {
    this.starts = Array.from({ length: width }, () => new Uint32Array(capacity))
    this.inner = new Int32Array(capacity)
  }

  /** One that starts where the last one does takes its place. */
  add(words: readonly number[], network: number): void {
    const last = this.length - 1
    let same = last >= 0
    for (let index = 0; same && index < words.length; index++) same = this.starts[index]?.[last] === words[index]
    const at = same ? last : this.length++
    for (let index = 0; index < words.length; index++) (this.starts[index] as Uint32Array)[at] = words[index] as number
    this.inner[at] = network
  }
}

/** Whether two rows of two sets of columns say the same. */
function isSame(left: readonly Uint32Array[], row: number, right: readonly Uint32Array[], other: number): boolean {
  for (let index = 0; index < left.length; index++) if (left[index]?.[row] !== right[index]?.[other]) return false
  return true
}

function isBefore(left: readonly number[], right: readonly number[]): boolean {
  for (let index = 0; index < left.length; index++) {
    const difference = (left[index] as number) - (right[index] as number)
    if (difference !== 0) return difference < 0
  }
  return false
}

/** The first address behind a network; null where the space ends. */
function addressAfter(words: readonly number[], prefix: number): number[] | null {
  const after = [...words]
  let step = 2 ** ((32 - (prefix % 32)) % 32)
  for (let index = Math.ceil(prefix / 32) - 1; index >= 0; index--) {
    const sum = (after[index] as number) + step
    after[index] = sum >>> 0
    if (sum < 2 ** 32) return after
    step = 1
  }
  return null
}
