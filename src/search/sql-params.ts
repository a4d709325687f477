/** Collects the values that a statement binds; what the user wrote never becomes SQL text. */
export class SqlParams {
  readonly values: Record<string, unknown> = {}
  readonly #prefix: string
  #count = 0
  readonly #placeholders = new Map<string, string>()

  /** Another prefix keeps two collectors of one statement apart. */
  constructor(prefix = 'p') {
    this.#prefix = prefix
  }

  /** The placeholder to write into the statement; equal texts share one. */
  add(value: unknown, type = 'String'): string {
    const known = typeof value === 'string' ? this.#placeholders.get(`${type} ${value}`) : undefined
    if (known) return known
    this.#count += 1
    const name = `${this.#prefix}${this.#count}`
    const placeholder = `{${name}:${type}}`
    this.values[name] = value
    if (typeof value === 'string') this.#placeholders.set(`${type} ${value}`, placeholder)
    return placeholder
  }
}
