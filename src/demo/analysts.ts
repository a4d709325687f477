import { CaseDesk } from './case-desk.ts'
import type { Client } from './client.ts'
import type { Analyst } from './demo-state.ts'
import type { Random } from './random.ts'
import { type NewSignal, type PlannedStep, planTriage } from './triage-plan.ts'

const NEW_SIGNALS = `query ($range: TimeRangeInput!) {
  signalSearch(query: "@workflow.triage.state:open", range: $range) {
    signals(first: 200, sort: { field: "timestamp", direction: ASC }) { edges { node { id severity title } } }
  }
}`
const ASSIGN = 'mutation ($id: ID!, $to: ID!) { assignSignal(signalId: $id, assigneeId: $to) { id } }'
const TRIAGE = 'mutation ($input: TriageSignalInput!) { triageSignal(input: $input) { id } }'
const COMMENT = 'mutation ($id: ID!, $body: String!) { commentOnSignal(signalId: $id, body: $body) { id } }'

interface NewSignals {
  readonly signalSearch: { readonly signals: { readonly edges: readonly { readonly node: NewSignal }[] } }
}

/** The people at the screens. */
export class Analysts {
  readonly #known = new Set<string>()
  readonly #clients: readonly Client[]
  readonly #cases = new CaseDesk()
  #plan: PlannedStep[] = []

  constructor(
    private readonly analysts: readonly Analyst[],
    client: Client,
    private readonly random: Random,
  ) {
    this.#clients = analysts.map(({ key }) => client.withKey(key))
  }

  /** Looks at what is new since `from`, and decides what to do with it. */
  async look(from: number, now: number, pace = 1): Promise<void> {
    const range = { from: new Date(from).toISOString(), to: new Date(now + 1).toISOString() }
    const { signalSearch } = await this.#client(0).graphql<NewSignals>(NEW_SIGNALS, { range })
    for (const { node } of signalSearch.signals.edges) {
      if (this.#known.has(node.id)) continue
      this.#known.add(node.id)
      this.#plan.push(...planTriage(this.random, node, now, this.analysts.length, pace))
    }
    this.#plan.sort((left, right) => left.at - right.at)
  }

  /** Does what is due until `now`: the steps for one signal one after the other, those for different signals at once. */
  async act(now: number): Promise<void> {
    const count = this.#plan.findIndex(({ at }) => at > now)
    const due = this.#plan.splice(0, count === -1 ? this.#plan.length : count)
    const signals = new Set(due.map(({ signalId }) => signalId))
    await Promise.all([...signals].map((id) => this.#work(due.filter(({ signalId }) => signalId === id))))
  }

  async #work(steps: readonly PlannedStep[]): Promise<void> {
    for (const step of steps) await this.#do(step)
  }

  async #do({ signalId, analyst, step }: PlannedStep): Promise<void> {
    const client = this.#client(analyst)
    switch (step.kind) {
      case 'take':
        await client.graphql(ASSIGN, { id: signalId, to: this.analysts[analyst]?.id })
        await client.graphql(TRIAGE, { input: { signalId, state: 'UNDER_REVIEW' } })
        break
      case 'comment':
        await client.graphql(COMMENT, { id: signalId, body: step.body })
        break
      case 'case': {
        const { title, priority, comment } = step
        const assigneeId = this.analysts[analyst]?.id
        await this.#cases.open(client, { title, priority, assigneeId, comment, signalIds: [signalId] })
        break
      }
      case 'archive': {
        const { reason: archiveReason, comment: archiveComment } = step
        await client.graphql(TRIAGE, { input: { signalId, state: 'ARCHIVED', archiveReason, archiveComment } })
      }
    }
  }

  #client = (index: number): Client => this.#clients[index] as Client
}
