import type { TypedDocumentString } from '../../../clients/gql/graphql.ts'
import { ExploreSignalsDocument, type SignalLineFragment } from '../../../clients/gql/graphql.ts'
import { Client, type Stream } from '../../live/client.ts'
import { openStandIn, type StandIn } from '../../notifications/stand-in.ts'
import { ADMIN_KEY, startTestApp, type TestApp } from '../../support/app.ts'
import { attackFrom } from '../attack.ts'

export const DAY = { from: 'now-1d', to: 'now+1h' }

export const nameOf = (document: { toString(): string }): string =>
  /^\s*(?:query|mutation|subscription)\s+(\w+)/m.exec(String(document))?.[1] ?? ''

/** One server and one client, that remembers which operations it has sent. */
export class Walk {
  readonly sent = new Set<string>()
  #attacks = 0

  private constructor(
    readonly server: TestApp,
    readonly outside: StandIn,
    private readonly socket: Client,
  ) {}

  static async begin(): Promise<Walk> {
    const server = await startTestApp()
    const socket = await Client.connect(`${server.url.replace('http', 'ws')}/graphql`, ADMIN_KEY)
    return new Walk(server, await openStandIn(), socket)
  }

  async send<Data, Variables>(
    document: TypedDocumentString<Data, Variables>,
    variables: Variables,
    key?: string,
  ): Promise<Data> {
    this.sent.add(nameOf(document))
    const { data, errors } = await this.server.answer<Data>(document, variables as object, key)
    if (errors.length) throw new Error(`${nameOf(document)}: ${JSON.stringify(errors)}`)
    return data
  }

  /** Subscribes; what happens from now on arrives. */
  async follow<Data, Variables>(document: TypedDocumentString<Data, Variables>, variables: Variables): Promise<Stream> {
    this.sent.add(nameOf(document))
    const stream = this.socket.run(String(document), variables as object)
    await this.socket.roundTrip()
    return stream
  }

  /** Posts the logs of an attack, and answers the signal. */
  async attack(): Promise<SignalLineFragment & { address: string }> {
    this.#attacks += 1
    const address = `203.0.113.${this.#attacks}`
    await this.server.post(attackFrom(address))
    this.server.clock.advance(1_000)
    const query = `@network.client.ip:${address}`
    const { signalSearch } = await this.send(ExploreSignalsDocument, { query, range: DAY, facets: [] })
    const [edge] = signalSearch.signals.edges
    if (!edge) throw new Error(`There is no signal of ${address}.`)
    return { ...edge.node, address }
  }

  async end(): Promise<void> {
    this.socket.kill()
    await this.server.close()
    await this.outside.close()
  }
}
