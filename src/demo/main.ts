import '../production.ts'
import 'reflect-metadata'
import type { App } from '../app.ts'
import { runProcess } from '../process.ts'
import { Analysts } from './analysts.ts'
import { Client } from './client.ts'
import { DemoState } from './demo-state.ts'
import { hireAnalysts } from './hiring.ts'
import { STRETCH } from './history.ts'
import { LiveShow } from './live.ts'
import { ProgressBar } from './progress-bar.ts'
import { Random } from './random.ts'
import { replay } from './replay.ts'
import { ReplayClock } from './replay-clock.ts'
import { tour } from './tour.ts'

const SEED = 20
const DAYS = 3
const DAY = 86_400_000

const URGENT = `{
  signalSearch(query: "status:(high OR critical) @workflow.triage.state:open", range: { from: "now-3d" }) {
    total
    signals(first: 1) { edges { node { id } } }
  }
}`

const environment = process.env
environment.LOG_LEVEL ||= 'error'
const now = Math.floor(Date.now() / STRETCH) * STRETCH
const period = { from: now - DAYS * DAY, to: now }
const state = new DemoState(environment.DATA_DIR || './data', environment.ADMIN_KEY || undefined, period)
environment.ADMIN_KEY = state.adminKey

let stopping = false
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    stopping = true
  })
}

const clock = new ReplayClock()
const { toldUntil, to } = state.history
// Whoever is created before the history was there before it.
if (toldUntil < to) clock.set(new Date(toldUntil))

await runProcess({ clock }, async (app) => {
  process.stdout.write(`GraphiQL    ${app.url}/graphql\nAdmin key   ${state.adminKey}\n`)
  const client = new Client(app.url, state.adminKey)
  if (!state.analysts.length) state.keepAnalysts(await hireAnalysts(client))
  const analysts = new Analysts(state.analysts, client, new Random(SEED + 2))
  if (toldUntil < to) await tellHistory(app, client, analysts)
  if (stopping) return
  clock.follow()
  process.stdout.write(`\n${tour(app.url, state.adminKey, await anUrgentSignal(client))}\n`)
  new LiveShow({ client, analysts, clock, random: new Random(SEED + 3) }).start()
})

async function tellHistory(app: App, client: Client, analysts: Analysts): Promise<void> {
  const bar = new ProgressBar(`Telling ${DAYS} days of history`, process.stdout)
  const { settled } = app
  const progress = (done: number) => bar.show(done)
  try {
    await replay({ seed: SEED, state, client, analysts, clock, settled, progress })
  } catch (error) {
    // The server was told to stop and takes nothing more; the next start goes on from here.
    if (!stopping) throw error
  }
}

async function anUrgentSignal(client: Client): Promise<string | null> {
  const { signalSearch } = await client.graphql<{
    signalSearch: { signals: { edges: readonly { node: { id: string } }[] } }
  }>(URGENT)
  return signalSearch.signals.edges[0]?.node.id ?? null
}
