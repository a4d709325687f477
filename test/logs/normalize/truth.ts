/** One log, written by us in the shape of its source, and what is true of it once it is normalised; null is absent. */
export interface Truth {
  readonly about: string
  readonly log: unknown
  /** Attributes by path (several values with a blank between), or properties of the normalised log; `time` is its timestamp in ISO form, `@service` the attribute of that name. */
  readonly is: Readonly<Record<string, unknown>>
}
