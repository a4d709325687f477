import { PROCESS_KEY, type ServerProcess, startProcess } from '../support/process.ts'

export interface Disturbance {
  readonly dataDir: string
  readonly runs: number
  readonly kills: number
  /** Of another server, which the second step asks; without it all steps are local. */
  readonly asks?: string
}

/** What became of all runs, as a client reads it. */
export interface Survived {
  /** By state. */
  readonly states: Readonly<Record<string, number>>
  /** Comments that each signal has, by how many signals have so many. */
  readonly comments: Readonly<Record<string, number>>
  readonly runIds: readonly string[]
  readonly kills: number
}

const LONGEST_LIFE_MS = 400
/** Signals of one rule and batch: more would be taken for a storm. */
const BATCH = 500
const RANGE = '{ from: "now-1d", to: "now+1d" }'
const headers = { 'content-type': 'application/json', authorization: `Bearer ${PROCESS_KEY}` }

/** Lets signals start runs, kills the server again and again meanwhile, and tells what became of them. */
export async function surviveRuns(disturbance: Disturbance): Promise<Survived> {
  const survival = new Survival(disturbance)
  try {
    return await survival.run()
  } finally {
    await survival.end()
  }
}

class Survival {
  #server: Promise<ServerProcess>

  constructor(private readonly disturbance: Disturbance) {
    this.#server = this.#start()
  }

  async run(): Promise<Survived> {
    const { runs, kills } = this.disturbance
    const workflow = await this.#createWorkflow()
    await this.#makeSignals(runs)
    await this.#ask('mutation ($id: ID!) { publishWorkflow(id: $id, published: true) { id } }', { id: workflow })
    await this.#ask(
      `mutation { bulkTriageSignals(selection: { query: "", range: ${RANGE} }, change: { state: UNDER_REVIEW }) { id } }`,
    )
    for (let killed = 0; killed < kills; killed += 1) {
      // At moments that are random on purpose: no event tells when a crash comes.
      await new Promise((resolve) => setTimeout(resolve, Math.random() * LONGEST_LIFE_MS))
      await (await this.#server).end('SIGKILL')
      this.#server = this.#start()
      await this.#server
    }
    const ended = await this.#ended(workflow)
    return {
      states: counted(ended.map(({ state }) => state)),
      comments: counted(await this.#comments()),
      runIds: ended.map(({ id }) => id),
      kills,
    }
  }

  async end(): Promise<void> {
    const { child, end } = await this.#server
    if (child.exitCode === null && child.signalCode === null) await end('SIGTERM')
  }

  #start(): Promise<ServerProcess> {
    return startProcess({ DATA_DIR: this.disturbance.dataDir, OUTBOUND_ALLOW_PRIVATE: 'true' })
  }

  async #createWorkflow(): Promise<string> {
    const { asks } = this.disturbance
    const signalId = '{{signal.id}}'
    const comment = { action: 'signal.comment', parameters: { signalId, comment: 'seen by {{run.id}}' } }
    const second = asks
      ? { action: 'http.request', parameters: { method: 'POST', url: asks, json: { run: '{{run.id}}' } }, retries: 3 }
      : { action: 'threat_intel.lookup_ip', parameters: { ip: '203.0.113.7' } }
    const steps = [
      { name: 'first', ...second, next: ['second'] },
      { name: 'second', ...comment, next: ['third'] },
      {
        ...{ name: 'third', action: 'signal.triage' },
        parameters: { signalId, state: 'ARCHIVED', archiveReason: 'OTHER', archiveComment: '{{steps.second.state}}' },
      },
    ]
    const query = '@workflow.triage.state:under_review'
    const input = { name: 'survivor', handle: 'survivor', steps, triggers: [{ kind: 'SECURITY_SIGNAL', query }] }
    const create = 'mutation ($input: WorkflowInput!) { createWorkflow(input: $input) { id } }'
    return (await this.#ask<{ createWorkflow: { id: string } }>(create, { input })).createWorkflow.id
  }

  async #makeSignals(count: number): Promise<void> {
    for (let from = 0; from < count; from += BATCH) {
      const host = `vault-${from}`
      await this.#ask('mutation ($input: DetectionRuleInput!) { createRule(input: $input) { id } }', {
        input: {
          ...{ name: 'login', message: 'found', cases: [{ condition: 'a > 0', severity: 'LOW' }] },
          queries: [{ query: `source:vault host:${host}`, groupBy: ['@usr.id'] }],
        },
      })
      const logs = Array.from({ length: Math.min(BATCH, count - from) }, (_, index) => ({
        ...{ ddsource: 'vault', hostname: host, message: 'login', usr: { id: `user-${index}` } },
      }))
      const { url } = await this.#server
      await fetch(`${url}/api/v2/logs`, { method: 'POST', headers, body: JSON.stringify(logs) })
    }
    // Whatever is still to be evaluated is evaluated before a server stops.
    await (await this.#server).end('SIGTERM')
    this.#server = this.#start()
  }

  /** When there is a run for each signal, and each has come to its end. */
  async #ended(workflow: string): Promise<{ id: string; state: string }[]> {
    for (;;) {
      const runs = await this.#all<{ id: string; state: string }>(
        `query ($id: ID!, $after: String) { workflow(id: $id) { runs(first: 1000, after: $after) {
          edges { node { id state } } pageInfo { hasNextPage endCursor } } } }`,
        { id: workflow },
        (data) => data.workflow.runs,
      )
      const open = runs.filter(({ state }) => state === 'QUEUED' || state === 'RUNNING' || state === 'WAITING')
      if (runs.length >= this.disturbance.runs && open.length === 0) return runs
      const { child } = await this.#server
      if (child.exitCode !== null) throw new Error('The server has ended.')
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }

  async #comments(): Promise<string[]> {
    const signals = await this.#all<{ history: { edges: { node: { action: string } }[] } }>(
      `query ($after: String) { signalSearch(query: "", range: ${RANGE}) { signals(first: 500, after: $after) {
        edges { node { history(first: 20) { edges { node { action } } } } } pageInfo { hasNextPage endCursor } } } }`,
      {},
      (data) => data.signalSearch.signals,
    )
    return signals.map(({ history }) => String(history.edges.filter(({ node }) => node.action === 'COMMENTED').length))
  }

  async #all<Node>(
    query: string,
    variables: object,
    // biome-ignore lint/suspicious/noExplicitAny: each query has another answer.
    connection: (data: any) => Paged<Node>,
  ): Promise<Node[]> {
    const nodes: Node[] = []
    for (let after: string | null = null; ; ) {
      const { edges, pageInfo }: Paged<Node> = connection(await this.#ask(query, { ...variables, after }))
      nodes.push(...edges.map(({ node }) => node))
      if (!pageInfo.hasNextPage) return nodes
      after = pageInfo.endCursor
    }
  }

  async #ask<Data>(query: string, variables: object = {}): Promise<Data> {
    const { url } = await this.#server
    const body = JSON.stringify({ query, variables })
    const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body })
    const { data, errors } = (await response.json()) as { data: Data; errors?: unknown }
    if (errors) throw new Error(`The answer has errors: ${JSON.stringify(errors)}`)
    return data
  }
}

interface Paged<Node> {
  readonly edges: readonly { readonly node: Node }[]
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
}

function counted(words: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1
  return counts
}
