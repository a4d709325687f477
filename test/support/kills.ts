import { PROCESS_KEY, type ServerProcess, startProcess } from './process.ts'

export interface Load {
  readonly dataDir: string
  /** Senders that work side by side; each sends its batches one after the other, again and again until it is told that they are stored. */
  readonly senders: number
  readonly batches: number
  readonly batchLogs: number
  /** How often the server is killed, at moments that `seed` decides. */
  readonly kills: number
  readonly seed: number
}

/** What is in the stores after a load, as a client reads it. */
export interface Aftermath {
  readonly acknowledged: number
  readonly stored: number
  readonly differentLogs: number
  /** All that signals say of their logs, one text each, in order. */
  readonly signals: readonly string[]
  readonly kills: number
  /** Batches that had to be sent again. */
  readonly resent: number
  /** Whether the server had to finish what an earlier one left. */
  readonly recoveries: number
}

const START = Date.parse('2026-03-01T00:00:00.000Z')
const LONGEST_LIFE_MS = 400
const headers = { 'content-type': 'application/json', authorization: `Bearer ${PROCESS_KEY}` }

const RULES = [
  {
    name: 'count',
    queries: [{ query: 'source:cloudtrail @evt.name:Login' }],
    cases: [{ condition: 'a > 4', severity: 'LOW' }],
  },
  {
    name: 'order',
    queries: [
      { name: 'failed', query: 'source:cloudtrail @evt.name:Login' },
      { name: 'changed', query: 'source:cloudtrail @evt.name:Change' },
    ],
    cases: [{ condition: 'failed > 2 then changed > 0', severity: 'HIGH' }],
  },
  {
    name: 'new',
    method: 'NEW_VALUE',
    queries: [{ query: 'source:cloudtrail', distinctFields: ['@place'] }],
    cases: [{ severity: 'MEDIUM' }],
    options: { evaluationWindow: 'PT0S', keepAlive: 'PT1H', learningMethod: 'THRESHOLD' },
  },
]

/** Puts a server under load, kills it again and again, and tells what became of everything. */
export async function survive(load: Load): Promise<Aftermath> {
  const run = new Survival(load)
  try {
    return await run.run()
  } finally {
    await run.end()
  }
}

class Survival {
  #server: Promise<ServerProcess>
  #acknowledged = 0
  #resent = 0
  #kills = 0
  #recoveries = 0
  #random: () => number

  constructor(private readonly load: Load) {
    this.#server = this.#start()
    this.#random = randomOf(load.seed)
  }

  async run(): Promise<Aftermath> {
    for (const rule of RULES) await this.#ask(CREATE, { input: toRule(rule) })
    let left = this.load.senders
    const sending = Array.from({ length: this.load.senders }, (_, sender) =>
      this.#send(sender).finally(() => {
        left -= 1
      }),
    )
    await this.#killWhile(() => left > 0)
    await Promise.all(sending)
    // Whatever is still to be evaluated is evaluated before a server stops or starts.
    await (await this.#server).end('SIGTERM')
    this.#server = this.#start()
    const markers = await this.#markers()
    return {
      ...{ acknowledged: this.#acknowledged, stored: markers.length, differentLogs: new Set(markers).size },
      ...{ signals: await this.#signals(), kills: this.#kills, resent: this.#resent, recoveries: this.#recoveries },
    }
  }

  async end(): Promise<void> {
    const server = await this.#server
    if (server.child.exitCode === null && server.child.signalCode === null) await server.end('SIGTERM')
  }

  async #start(): Promise<ServerProcess> {
    return startProcess({ DATA_DIR: this.load.dataDir, LOG_LEVEL: 'info' })
  }

  /** At moments that are random on purpose: no event tells when a crash comes. */
  async #killWhile(isSending: () => boolean): Promise<void> {
    while (this.#kills < this.load.kills && isSending()) {
      const server = await this.#server
      await new Promise((resolve) => setTimeout(resolve, this.#random() * LONGEST_LIFE_MS))
      this.#kills += 1
      await server.end('SIGKILL')
      this.#server = this.#start()
      const next = await this.#server
      if (next.output().includes('finishing the logs of an earlier run')) this.#recoveries += 1
    }
  }

  async #send(sender: number): Promise<void> {
    const { batches, batchLogs } = this.load
    for (let batch = 0; batch < batches; batch += 1) {
      const logs = Array.from({ length: batchLogs }, (_, index) => logOf(sender, batch * batchLogs + index))
      while (!(await this.#post(logs))) this.#resent += 1
      this.#acknowledged += logs.length
    }
  }

  async #post(logs: readonly object[]): Promise<boolean> {
    const { url } = await this.#server
    try {
      const response = await fetch(`${url}/api/v2/logs`, { method: 'POST', headers, body: JSON.stringify(logs) })
      return response.status === 202
    } catch {
      return false
    }
  }

  async #markers(): Promise<string[]> {
    const found: string[] = []
    for (let after: string | null = null; ; ) {
      const data: LogPage = await this.#ask(LOGS, { after })
      const { edges, pageInfo } = data.logSearch.logs
      found.push(...edges.map(({ node }) => String(node.attributes.eventID)))
      if (!pageInfo.hasNextPage) return found
      after = pageInfo.endCursor
    }
  }

  async #signals(): Promise<string[]> {
    const found: string[] = []
    for (let after: string | null = null; ; ) {
      const data: SignalPage = await this.#ask(SIGNALS, { after })
      const { edges, pageInfo } = data.signalSearch.signals
      found.push(...edges.map(({ node }) => JSON.stringify(node)))
      if (!pageInfo.hasNextPage) return found.sort()
      after = pageInfo.endCursor
    }
  }

  async #ask<Data>(query: string, variables: object): Promise<Data> {
    const { url } = await this.#server
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ query, variables }),
    })
    const { data, errors } = (await response.json()) as { data: Data; errors?: unknown }
    if (errors) throw new Error(`The answer has errors: ${JSON.stringify(errors)}`)
    return data
  }
}

interface Paged<Node> {
  readonly edges: readonly { readonly node: Node }[]
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
}
interface LogPage {
  readonly logSearch: { readonly logs: Paged<{ attributes: Record<string, unknown> }> }
}
interface SignalPage {
  readonly signalSearch: { readonly signals: Paged<object> }
}

const LOG_RANGE = `{ from: "2026-02-01T00:00:00Z", to: "2026-04-01T00:00:00Z" }`
const CREATE = 'mutation Create($input: DetectionRuleInput!) { createRule(input: $input) { id } }'
const LOGS = `query Logs($after: String) {
  logSearch(query: "source:cloudtrail", range: ${LOG_RANGE}) {
    logs(first: 1000, after: $after) { edges { node { attributes } } pageInfo { hasNextPage endCursor } }
  }
}`
const SIGNALS = `query Signals($after: String) {
  signalSearch(query: "", range: { from: "now-1d", to: "now+1d" }) {
    signals(first: 1000, after: $after) {
      edges { node { title severity firstSeen lastSeen eventsMatched queries { name eventsMatched distinctValues groupBy { field value } } } }
      pageInfo { hasNextPage endCursor }
    }
  }
}`

const toRule = ({ queries, ...rule }: (typeof RULES)[number]) => ({
  message: 'found',
  options: { evaluationWindow: 'PT5M', keepAlive: 'PT10M', maxSignalDuration: 'PT1H' },
  ...rule,
  queries: queries.map((query) => ({ ...query, groupBy: ['@actor'] })),
})

/** What one sender has to tell: a few actors, of whom nobody else tells anything, in the order of time. */
function logOf(sender: number, number: number): object {
  const chance = randomOf(sender * 1_000_003 + number)
  const minute = Math.floor(number / 10)
  return {
    ...{ ddsource: 'cloudtrail', timestamp: START + minute * 60_000 + number, eventID: `event-${sender}-${number}` },
    ...{ message: 'something happened', actor: `actor-${sender}-${Math.floor(chance() * 4)}` },
    ...{ eventName: chance() < 0.7 ? 'Login' : 'Change', place: `place-${Math.floor(chance() ** 4 * 30)}` },
  }
}

/** Numbers from 0 to 1, the same for the same seed. */
function randomOf(seed: number): () => number {
  let state = (seed % 2_147_483_646) + 1
  const next = () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
  next()
  next()
  return next
}
