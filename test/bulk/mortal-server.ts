import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { PROCESS_KEY, type ServerProcess, startProcess } from '../support/process.ts'

export interface Connection<Node> {
  readonly edges: readonly { readonly node: Node }[]
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
}

interface ActionState {
  readonly state: string
  readonly changed: number
  readonly total: number
  readonly failed: number
}

/** Of one rule; too many would be taken for a storm. */
const BATCH = 400
const HEADERS = { 'content-type': 'application/json', authorization: `Bearer ${PROCESS_KEY}` }

/** A server process over a folder of its own that is killed, and goes on over the same folder. */
export class MortalServer {
  readonly #folder = mkdtempSync(join(tmpdir(), 'signalbox-mortal-'))
  #process: ServerProcess | null = null

  async start(): Promise<void> {
    // Started by root, Postgres runs as another user and must reach its folder.
    chmodSync(this.#folder, 0o755)
    this.#process = await startProcess({ DATA_DIR: join(this.#folder, 'data') })
  }

  async end(): Promise<void> {
    const child = this.#process?.child
    if (child && child.exitCode === null && child.signalCode === null) await this.#process?.end('SIGTERM')
    rmSync(this.#folder, { recursive: true, force: true })
  }

  async ask<Data>(query: string, variables: object = {}): Promise<Data> {
    const response = await this.#post('/graphql', { query, variables })
    const { data, errors } = (await response.json()) as { data: Data; errors?: unknown }
    if (errors) throw new Error(`The answer has errors: ${JSON.stringify(errors)}`)
    return data
  }

  /** All rows of a list that is paged by `$after`. */
  async all<Data, Node>(query: string, variables: object, listOf: (data: Data) => Connection<Node>): Promise<Node[]> {
    const nodes: Node[] = []
    for (let after: string | null = null; ; ) {
      const { edges, pageInfo }: Connection<Node> = listOf(await this.ask<Data>(query, { ...variables, after }))
      nodes.push(...edges.map(({ node }) => node))
      if (!pageInfo.hasNextPage) return nodes
      after = pageInfo.endCursor
    }
  }

  /** A signal for each of as many users. */
  async makeSignals(count: number): Promise<void> {
    for (let rule = 0; rule < count / BATCH; rule += 1) {
      await this.ask('mutation ($input: DetectionRuleInput!) { createRule(input: $input) { id } }', {
        input: {
          ...{ name: 'login', message: 'found', cases: [{ condition: 'a > 0', severity: 'LOW' }] },
          queries: [{ query: `source:vault host:vault-${rule}`, groupBy: ['@usr.id'] }],
        },
      })
      const logs = Array.from({ length: BATCH }, (_, index) => ({
        ...{ ddsource: 'vault', hostname: `vault-${rule}`, message: 'login', usr: { id: `user-${index}` } },
      }))
      expect((await this.#post('/api/v2/logs', logs)).status).toBe(202)
    }
    // Whatever is still to be evaluated is evaluated before a server stops.
    await this.#process?.end('SIGTERM')
    await this.start()
  }

  async dieSometimes(kills: number, longestLifeMs: number): Promise<void> {
    for (let killed = 0; killed < kills; killed += 1) {
      // At moments that are random on purpose: no event tells when a crash comes.
      await new Promise((resolve) => setTimeout(resolve, Math.random() * longestLifeMs))
      await this.#process?.end('SIGKILL')
      await this.start()
    }
  }

  /** What a bulk action has come to when it has ended. */
  async ended(id: string): Promise<ActionState> {
    const query = 'query ($id: ID!) { bulkAction(id: $id) { state changed total failed } }'
    for (;;) {
      const { bulkAction } = await this.ask<{ bulkAction: ActionState }>(query, { id })
      if (bulkAction.state !== 'RUNNING') return bulkAction
    }
  }

  #post(path: string, body: object): Promise<Response> {
    return fetch(`${this.#process?.url}${path}`, { method: 'POST', headers: HEADERS, body: JSON.stringify(body) })
  }
}
