/** Collects the values that a statement binds; what the user wrote never becomes SQL text. */
export class SqlParams {
  readonly values: Record<string, unknown> = {}
  readonly #prefix: string
  #count = 0

  /** Another prefix keeps two collectors of one statement apart. */
  constructor(prefix = 'p') {
    this.#prefix = prefix
  }

  /** The placeholder to write into the statement. */
  add(value: unknown, type = 'String'): string {
    this.#count += 1
    const name = `${this.#prefix}${this.#count}`
    this.values[name] = value
    return `{${name}:${type}}`
  }
}
