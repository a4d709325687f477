import type { ExecutionResult } from 'graphql'
import { createClient, type Client as Socket } from 'graphql-ws'
import { WebSocket } from 'ws'
import type { TypedDocumentString } from '../clients/gql/graphql.ts'

const url = process.env.SIGNALBOX_URL ?? 'http://127.0.0.1:4000'
const key = process.env.SIGNALBOX_KEY
if (!key) throw new Error('Set SIGNALBOX_KEY to an API key, and SIGNALBOX_URL unless the server is at home.')
const authorization = `Bearer ${key}`

/** Sends an operation; types of variables and of the answer come from the document. */
export async function ask<Data, Variables>(
  document: TypedDocumentString<Data, Variables>,
  variables: Variables,
): Promise<Data> {
  const { data, errors } = (await post('/graphql', { query: document, variables })) as ExecutionResult<Data>
  if (errors?.length || !data) throw new Error(errors?.map(({ message }) => message).join('\n'))
  return data
}

export const sendLogs = (logs: readonly object[]) => post('/api/v2/logs', logs)

async function post(path: string, body: object): Promise<unknown> {
  const response = await fetch(new URL(path, url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization },
    body: JSON.stringify(body),
  })
  if (response.headers.get('content-type')?.includes('json')) return response.json()
  throw new Error(`${path} answered ${response.status}.`)
}

/** One socket for all subscriptions. It connects with the first of them, and again whenever the connection is lost. */
export const connect = (): Socket =>
  createClient({
    url: new URL('/graphql', url).href.replace('http', 'ws'),
    webSocketImpl: WebSocket,
    connectionParams: { authorization },
    retryAttempts: Number.POSITIVE_INFINITY,
    shouldRetry: () => true,
  })

/** The events of a subscription. Variables are read anew for each connection, so a getter may give the last cursor. */
export async function* follow<Data, Variables extends Record<string, unknown>>(
  socket: Socket,
  document: TypedDocumentString<Data, Variables>,
  variables: Variables,
): AsyncGenerator<Data> {
  for await (const { data, errors } of socket.iterate<Data>({ query: String(document), variables })) {
    if (errors?.length) throw new Error(errors.map(({ message }) => message).join('\n'))
    if (data) yield data
  }
}
