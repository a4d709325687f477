import type { Postgres } from '../../stores/postgres.ts'

/** Triggers of the tables of access notify it with each transaction that changes who may do what. */
const CHANNEL = 'access'

/** Hears what other processes have changed. */
export class AccessChanges {
  #unlisten: (() => Promise<void>) | null = null

  constructor(
    private readonly listen: Postgres['listen'],
    private readonly changed: () => void,
  ) {}

  async start(): Promise<void> {
    this.#unlisten = await this.listen(CHANNEL, this.changed)
  }

  async stop(): Promise<void> {
    await this.#unlisten?.()
  }
}
