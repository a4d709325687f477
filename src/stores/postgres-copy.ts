import { once } from 'node:events'
import { Readable, type Writable } from 'node:stream'
import type { Submittable } from 'pg'

/** What pg's connection offers to a query that it runs. */
interface Wire {
  readonly stream: Writable & { pause(): void; resume(): void }
  query(text: string): void
  sendCopyFromChunk(chunk: Buffer): void
  endCopyFrom(): void
  sendCopyFail(reason: string): void
}

/** A connection that runs queries of a kind of their own; the pg client of TypeORM's query runner is one. */
interface CopyClient {
  query(submitted: Submittable): unknown
}

/** What pg tells a query of; COPY needs no rows. */
abstract class CopyQuery {
  // pg sets it where nobody does.
  callback = () => undefined

  constructor(protected readonly text: string) {}

  submit(connection: unknown): void {
    ;(connection as Wire).query(this.text)
  }

  handleRowDescription(): void {}
  handleDataRow(): void {}
  handleCommandComplete(): void {}
  handlePortalSuspended(): void {}
  handleEmptyQuery(): void {}
  abstract handleError(error: Error): void
  abstract handleReadyForQuery(): void
  abstract handleCopyInResponse(connection: Wire): void
  abstract handleCopyData(message: { chunk: Buffer }, connection: Wire): void
}

class CopyOut extends CopyQuery {
  #wire: Wire | null = null
  readonly stream = new Readable({ read: () => this.#wire?.stream.resume() })

  handleCopyData({ chunk }: { chunk: Buffer }, connection: Wire): void {
    this.#wire = connection
    // The parser uses its buffer again.
    if (!this.stream.push(Buffer.from(chunk))) connection.stream.pause()
  }

  handleCopyInResponse(connection: Wire): void {
    connection.sendCopyFail('There is nothing to send.')
  }

  handleError(error: Error): void {
    this.stream.destroy(error)
  }

  handleReadyForQuery(): void {
    // The end may have come in the same packet as what paused the connection, whose next statement is somebody else's.
    this.#wire?.stream.resume()
    if (!this.stream.destroyed) this.stream.push(null)
  }
}

class CopyIn extends CopyQuery {
  #fault: Error | null = null
  #finish: () => void = () => undefined
  readonly #ended = new Promise<void>((resolve) => {
    this.#finish = resolve
  })

  constructor(
    text: string,
    private readonly source: AsyncIterable<Buffer>,
  ) {
    super(text)
  }

  async done(): Promise<void> {
    await this.#ended
    if (this.#fault) throw this.#fault
  }

  handleCopyInResponse(connection: Wire): void {
    void this.#send(connection)
  }

  handleCopyData(): void {}

  handleError(error: Error): void {
    this.#fault ??= error
    this.#finish()
  }

  handleReadyForQuery(): void {
    this.#finish()
  }

  async #send(connection: Wire): Promise<void> {
    try {
      for await (const chunk of this.source) {
        if (this.#fault) return
        connection.sendCopyFromChunk(chunk)
        if (connection.stream.writableNeedDrain) await once(connection.stream, 'drain')
      }
      connection.endCopyFrom()
    } catch (error) {
      this.#fault ??= error as Error
      connection.sendCopyFail('The source failed.')
    }
  }
}

/** What `COPY … TO STDOUT` answers, piece by piece; the next statement of the connection waits until it is read. */
export function copyOut(client: CopyClient, statement: string): Readable {
  const copy = new CopyOut(statement)
  client.query(copy as never)
  return copy.stream
}

/** Gives `COPY … FROM STDIN` what it asks for. */
export async function copyIn(client: CopyClient, statement: string, source: AsyncIterable<Buffer>): Promise<void> {
  const copy = new CopyIn(statement, source)
  client.query(copy as never)
  await copy.done()
}
