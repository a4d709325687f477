/** Where cases of one kind of work are kept. */
export interface CaseProject {
  readonly id: string
  readonly key: string
  readonly name: string
  readonly createdAt: Date
}
