/** Every branch of a statement answers rows of one shape. */
export interface Row {
  readonly texts: readonly string[]
  readonly numbers: readonly (number | null)[]
}

/** SQL of a SELECT of rows, which come with the number of their branch. */
export interface BranchSql {
  /** Array(String). */
  readonly texts: string
  /** Array(Float64), Nullable inside or not. */
  readonly numbers: string
  /** From FROM on. */
  readonly from: string
}
