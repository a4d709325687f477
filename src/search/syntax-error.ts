/** What is wrong with a query's text and where; offset and length count UTF-16 code units. */
export class QuerySyntaxError extends Error {
  override readonly name = 'QuerySyntaxError'

  constructor(
    message: string,
    readonly offset: number,
    readonly length: number,
  ) {
    super(message)
  }
}
