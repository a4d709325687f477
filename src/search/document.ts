/**
 * What a predicate looks at; logs and signals both have this shape. `attributes` maps a path (`usr.id`) to the texts of all scalar leaves found
 * there: arrays fan out, objects inside arrays continue the path, numbers and booleans are written as JSON writes them, null is absent. A path
 * that is there has at least one value. Texts are well-formed Unicode: half a surrogate pair would be stored as another character.
 */
export interface SearchDocument {
  readonly attributes: Readonly<Record<string, readonly string[]>>
  readonly tags: readonly string[]
  readonly message: string
  /** Typed properties that catalog fields read by name, such as `source` or `first_seen`; times are epoch milliseconds. */
  readonly [column: string]: unknown
}
