import { addressWords, parseNetwork } from '../../../search/index.ts'
import type { IndicatorType, Intention } from '../indicator.ts'

/** What a feed says about all of its indicators. */
export interface FeedFacts {
  readonly id: string
  readonly name: string
  readonly url: string | null
  readonly category: string
  readonly intention: Intention
}

/** An indicator as it is stored. `details` is JSON text, `validUntil` epoch seconds, 0 for ever. */
export interface StoredIndicator {
  readonly type: IndicatorType
  readonly value: string
  readonly details: string | null
  readonly validUntil: number
}

/** Texts by number; many lines of a list say the same. */
class Texts {
  readonly #numbers = new Map<string, number>()
  readonly texts: string[] = []

  numberOf(text: string): number {
    let number = this.#numbers.get(text)
    if (number === undefined) {
      number = this.texts.push(text) - 1
      this.#numbers.set(text, number)
    }
    return number
  }

  forget(): void {
    this.#numbers.clear()
  }
}

/** The indicators of one feed, column by column: networks as words, everything else by its text. */
export class FeedIndicators {
  readonly v4 = new NetworkRows(1)
  readonly v6 = new NetworkRows(4)
  readonly exact = new Map<IndicatorType, Map<string, IndicatorFacts>>()
  readonly details = new Texts()
  count = 0

  add({ type, value, details, validUntil }: StoredIndicator): void {
    this.count += 1
    const facts = { details: details === null ? NO_DETAILS : this.details.numberOf(details), validUntil }
    if (type === 'IP_ADDRESS') this.#addNetwork(value, facts)
    else {
      const values = this.exact.get(type) ?? new Map<string, IndicatorFacts>()
      this.exact.set(type, values.set(value, facts.details === NO_DETAILS && validUntil === 0 ? NOTHING : facts))
    }
  }

  /** Nothing more is added. */
  seal(): this {
    this.details.forget()
    return this
  }

  #addNetwork(value: string, facts: IndicatorFacts): void {
    const plain = value.includes('/') ? null : addressWords(value)
    const { words, prefix } = plain ? { words: plain, prefix: plain.length * 32 } : (parseNetwork(value) ?? NOWHERE)
    ;(words.length === 1 ? this.v4 : this.v6).add(words, prefix, facts)
  }
}

/** What is known of one indicator: the number of its details. */
export interface IndicatorFacts {
  readonly details: number
  readonly validUntil: number
}

const NO_DETAILS = 2 ** 32 - 1
const NOTHING: IndicatorFacts = { details: NO_DETAILS, validUntil: 0 }
const NOWHERE = { words: [0], prefix: 32 }

/** Columns that grow. */
export class NetworkRows {
  readonly words: Uint32Array[]
  prefixes: Uint32Array = new Uint32Array(64)
  details: Uint32Array = new Uint32Array(64)
  validUntil: Uint32Array = new Uint32Array(64)
  length = 0

  constructor(readonly width: number) {
    this.words = Array.from({ length: width }, () => new Uint32Array(64))
  }

  add(words: readonly number[], prefix: number, { details, validUntil }: IndicatorFacts): void {
    if (this.length === this.prefixes.length) this.#grow()
    const at = this.length++
    for (let index = 0; index < this.width; index++) (this.words[index] as Uint32Array)[at] = words[index] as number
    this.prefixes[at] = prefix
    this.details[at] = details
    this.validUntil[at] = validUntil
  }

  #grow(): void {
    const size = this.prefixes.length * 2
    const grown = (column: Uint32Array) => {
      const larger = new Uint32Array(size)
      larger.set(column)
      return larger
    }
    for (const [index, column] of this.words.entries()) this.words[index] = grown(column)
    this.prefixes = grown(this.prefixes)
    this.details = grown(this.details)
    this.validUntil = grown(this.validUntil)
  }
}
