import type { RawLog } from '../modules/rules/builtin/logs/raw-log.ts'

/** As many as the intake takes in one array. */
const LOGS_A_REQUEST = 1_000

/** Talks to the server as anybody would. */
export class Client {
  constructor(
    private readonly url: string,
    private readonly key: string,
  ) {}

  withKey(key: string): Client {
    return new Client(this.url, key)
  }

  async graphql<Data>(query: string, variables: object = {}): Promise<Data> {
    const response = await this.#post('/graphql', { query, variables })
    const { data, errors } = (await response.json()) as { data?: Data; errors?: readonly { message: string }[] }
    if (!data || errors?.length) throw new Error(errors?.map(({ message }) => message).join(' ') ?? 'No data came.')
    return data
  }

  async sendLogs(logs: readonly RawLog[]): Promise<void> {
    for (let start = 0; start < logs.length; start += LOGS_A_REQUEST)
      await this.#post('/api/v2/logs', logs.slice(start, start + LOGS_A_REQUEST))
  }

  async #post(path: string, body: unknown): Promise<Response> {
    const response = await fetch(this.url + path, {
      method: 'POST',
      headers: { authorization: `Bearer ${this.key}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (response.status < 500 && response.status !== 429) return response
    throw new Error(`${path} answered ${response.status}: ${await response.text()}`)
  }
}
