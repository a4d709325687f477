import type { Config } from '../../src/config.ts'
import { systemViewer, type Viewer } from '../../src/kernel/viewer.ts'
import type { SignalDraft } from '../../src/modules/signals/index.ts'
import { draftOf } from '../signals/draft.ts'
import { ADMIN_KEY, startTestApp, type TestApp } from '../support/app.ts'
import { Client } from './client.ts'

export const analyst: Viewer = systemViewer('Analyst')

export interface LiveDesk {
  readonly server: TestApp
  /** Killed with the others by `leave`. */
  connect(key?: string): Promise<Client>
  leave(): void
  /** Opens a signal, as detection does, in a transaction of its own. */
  open(different?: Partial<SignalDraft>): Promise<string>
  triage(signalId: string, state: 'OPEN' | 'UNDER_REVIEW' | 'ARCHIVED'): Promise<unknown>
}

/** The whole server, people at its sockets, and signals that are opened and triaged. */
export async function openLiveDesk(now: string, settings: Partial<Config> = {}): Promise<LiveDesk> {
  const server = await startTestApp(now, settings)
  const clients: Client[] = []
  let groups = 0
  return {
    server,
    connect: async (key = ADMIN_KEY) => {
      const client = await Client.connect(`${server.url.replace('http', 'ws')}/graphql`, key)
      clients.push(client)
      return client
    },
    leave: () => {
      for (const client of clients.splice(0)) client.kill()
    },
    open: async (different) => {
      groups += 1
      const { modules, stores } = server.app
      const draft = draftOf({ groupHash: `group ${groups}`, ...different })
      const [signal] = await stores.postgres.transaction((tx) =>
        modules.signals.detected.openFromDetection(tx, [draft]),
      )
      return signal?.id ?? ''
    },
    triage: (signalId, state) =>
      server.app.modules.signals.service.triage(analyst, {
        signalId,
        state,
        ...(state === 'ARCHIVED' && { archiveReason: 'FALSE_POSITIVE' }),
      }),
  }
}
