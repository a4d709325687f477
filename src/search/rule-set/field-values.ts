import type { SearchDocument } from '../document.ts'
import type { Field } from '../field.ts'
import { valuesOf } from '../values.ts'

const NONE: readonly string[] = []

/** The values of many fields of one document after the other. Each path of a document is looked at once, however many fields read it. */
export class FieldValues {
  readonly #slots = new Map<string, number>()
  readonly #fields: Field[] = []
  /** Whether all that the field reads are attributes, so that reading a document fills it. */
  readonly #filled: boolean[] = []
  readonly #byPath = new Map<string, number[]>()
  readonly #byEnd = new Map<string, Map<string, number[]>>()
  readonly #values: (readonly string[])[] = []
  #document: SearchDocument | null = null
  #used: number[] = []

  /** The number under which the field is asked for. */
  slotOf(field: Field): number {
    const known = this.#slots.get(field.name)
    if (known !== undefined) return known
    const slot = this.#fields.length
    this.#slots.set(field.name, slot)
    this.#fields.push(field)
    this.#values.push(NONE)
    const parts = field.parts.length > 0 ? field.parts : [field]
    const filled = parts.every(({ from, anyKey }) => from === 'ATTRIBUTE' || anyKey !== null)
    this.#filled.push(filled)
    if (filled) for (const part of parts) this.#listen(part, slot)
    return slot
  }

  read(document: SearchDocument): void {
    for (const slot of this.#used) this.#values[slot] = NONE
    this.#used = []
    this.#document = document
    const { attributes } = document
    for (const path in attributes) {
      const own = this.#byPath.get(path)
      if (own) for (const slot of own) this.#add(slot, attributes[path] as readonly string[])
      const below = this.#belowAnyKey(path)
      if (below) for (const slot of below) this.#add(slot, attributes[path] as readonly string[])
    }
  }

  of(slot: number): readonly string[] {
    if (this.#filled[slot]) return this.#values[slot] as readonly string[]
    return valuesOf(this.#fields[slot] as Field, this.#document as SearchDocument)
  }

  #listen({ key, anyKey }: Field, slot: number): void {
    if (!anyKey) {
      addTo(this.#byPath, key, slot)
      return
    }
    const ends = this.#byEnd.get(anyKey.start) ?? new Map<string, number[]>()
    this.#byEnd.set(anyKey.start, ends)
    addTo(ends, anyKey.end, slot)
  }

  #belowAnyKey(path: string): number[] | undefined {
    for (const [start, ends] of this.#byEnd) {
      if (!path.startsWith(start)) continue
      const end = path.indexOf('.', start.length)
      if (end > start.length) return ends.get(path.slice(end))
    }
    return undefined
  }

  #add(slot: number, values: readonly string[]): void {
    const before = this.#values[slot] as readonly string[]
    if (before === NONE) this.#used.push(slot)
    this.#values[slot] = before === NONE ? values : [...before, ...values]
  }
}

function addTo(map: Map<string, number[]>, key: string, slot: number): void {
  const slots = map.get(key) ?? []
  map.set(key, slots)
  slots.push(slot)
}
