/**
 * What the protocol sees of a subscription: an iterator that never gives a value, since results are written to the socket as they come, shared by all
 * who get the same. It only says when the subscription ends, and is told when the client leaves.
 */
export class Following implements AsyncIterableIterator<never, void, void> {
  readonly #end: Promise<IteratorReturnResult<void>>
  #resolve: () => void = () => {}
  #reject: (error: unknown) => void = () => {}

  constructor(private readonly leave: () => void) {
    this.#end = new Promise((resolve, reject) => {
      this.#resolve = () => resolve({ done: true, value: undefined })
      this.#reject = reject
    })
    // The client may be gone before anybody asks for the end.
    this.#end.catch(() => undefined)
  }

  next(): Promise<IteratorResult<never, void>> {
    return this.#end
  }

  async return(): Promise<IteratorReturnResult<void>> {
    this.leave()
    this.#resolve()
    return { done: true, value: undefined }
  }

  fail(error: unknown): void {
    this.leave()
    this.#reject(error)
  }

  [Symbol.asyncIterator](): this {
    return this
  }
}
