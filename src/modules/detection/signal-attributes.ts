import type { Attributes } from '../logs/index.ts'

/** More different values of an attribute than these say nothing about a signal; then only the attribute's name is kept. */
export const MOST_VALUES = 9
/** Logs are written by others: a signal stays readable whatever they hold. */
const MOST_PATHS = 1_000
const LONGEST_VALUE = 4_096

type Scalar = string | number | boolean

/** Which values the logs of a signal have, by path. Adding the same logs in another order, or twice, gives the same. */
export class SignalAttributes {
  readonly #values = new Map<string, Set<string>>()
  readonly #dropped: Set<string>

  constructor(values: Attributes = {}, dropped: readonly string[] = []) {
    this.#dropped = new Set(dropped)
    this.add(values)
  }

  add(attributes: Attributes): void {
    for (const path in attributes) {
      if (this.#dropped.has(path)) continue
      const values = this.#values.get(path) ?? new Set()
      for (const value of attributes[path] as readonly string[]) {
        if (value !== '' && value.length <= LONGEST_VALUE) values.add(value)
      }
      if (values.size > MOST_VALUES) {
        this.#values.delete(path)
        this.#dropped.add(path)
      } else if (values.size && (this.#values.has(path) || this.#values.size < MOST_PATHS))
        this.#values.set(path, values)
    }
  }

  valuesOf(path: string): readonly string[] {
    return [...(this.#values.get(path) ?? [])]
  }

  get dropped(): string[] {
    return [...this.#dropped].sort()
  }

  /** As JSON: one value as itself, several as a list. `types` says which JSON type a text has in the logs. */
  toJson(types: ReadonlyMap<string, 'number' | 'boolean'>): Record<string, unknown> {
    const json: Record<string, unknown> = {}
    for (const path of [...this.#values.keys()].sort()) {
      const values = [...(this.#values.get(path) as Set<string>)].sort().map((text) => typed(text, types.get(path)))
      place(json, path, values.length === 1 ? values[0] : values)
    }
    return json
  }
}

function typed(text: string, type: 'number' | 'boolean' | undefined): Scalar {
  if (type === 'number' && String(Number(text)) === text) return Number(text)
  return type === 'boolean' && (text === 'true' || text === 'false') ? text === 'true' : text
}

/** Nested as far as nothing else is in the way; what is left of the path becomes a key with dots, which reads the same. */
function place(json: Record<string, unknown>, path: string, value: unknown): void {
  const keys = path.split('.')
  let into = json
  while (keys.length > 1) {
    const key = keys[0] as string
    if (key === '' || key === '__proto__') break
    if (!Object.hasOwn(into, key)) into[key] = {}
    const next = into[key]
    if (typeof next !== 'object' || next === null || Array.isArray(next)) break
    into = next as Record<string, unknown>
    keys.shift()
  }
  Object.defineProperty(into, keys.join('.'), { value, enumerable: true, configurable: true, writable: true })
}

/** Which paths of a JSON value hold numbers or booleans. */
export function typesOf(value: unknown, path = '', types = new Map<string, 'number' | 'boolean'>()) {
  if (typeof value === 'number' || typeof value === 'boolean') {
    types.set(path, typeof value as 'number' | 'boolean')
  } else if (Array.isArray(value)) {
    for (const element of value) typesOf(element, path, types)
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) typesOf(inner, path === '' ? key : `${path}.${key}`, types)
  }
  return types
}
