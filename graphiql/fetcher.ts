import type { Fetcher, FetcherOpts, FetcherParams, FetcherReturnType } from '@graphiql/toolkit'
import { type ExecutionResult, Kind, type OperationDefinitionNode, parse } from 'graphql'
import { type Client, createClient } from 'graphql-ws'

/** Runs queries and mutations over HTTP and subscriptions over a WebSocket, both with the headers of the tab or else the key of the page. */
export function createFetcher(pageKey: () => string): Fetcher {
  let open: { readonly authorization: string; readonly client: Client } | null = null

  function clientFor(authorization: string): Client {
    if (open?.authorization === authorization) return open.client
    void open?.client.dispose()
    const url = new URL('/graphql', location.href.replace(/^http/, 'ws')).href
    const client = createClient({ url, connectionParams: { authorization }, retryAttempts: 0 })
    open = { authorization, client }
    return client
  }

  return ({ query, operationName, variables }: FetcherParams, options?: FetcherOpts): FetcherReturnType => {
    const headers: Record<string, string> = {}
    for (const [name, value] of Object.entries(options?.headers ?? {})) headers[name.toLowerCase()] = String(value)
    if (!headers.authorization && pageKey()) headers.authorization = `Bearer ${pageKey()}`

    const operation = operationOf(query, operationName)
    const request = { query, variables, operationName: operation?.name?.value ?? operationName ?? null }
    if (operation?.operation !== 'subscription') return post(request, headers)
    return readable(clientFor(headers.authorization ?? '').iterate(request) as AsyncIterable<ExecutionResult>)
  }
}

/** Read from the text: what the editor knows of it lags behind for a moment after the tab was changed. */
function operationOf(query: string, name: string | null | undefined): OperationDefinitionNode | undefined {
  try {
    const operations = parse(query).definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION)
    return operations.length === 1 ? operations[0] : operations.find((operation) => operation.name?.value === name)
  } catch {
    // The server says what is wrong with it.
    return undefined
  }
}

async function post(request: object, headers: Record<string, string>): Promise<ExecutionResult> {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { accept: 'application/json', ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(request),
  })
  return response.json()
}

/** Says in words how a socket ended. Not a generator: one that waits for an event cannot be told to stop. */
function readable(events: AsyncIterable<ExecutionResult>): AsyncIterable<ExecutionResult> {
  const iterator = events[Symbol.asyncIterator]()
  return {
    [Symbol.asyncIterator]: () => ({
      next: () => iterator.next().catch(inWords),
      return: async () => (await iterator.return?.()) ?? { value: undefined, done: true },
    }),
  }
}

function inWords(error: unknown): never {
  if (!(error instanceof Event)) throw error
  const { code, reason } = error as CloseEvent
  // What GraphiQL shows of an error includes its stack, which tells a reader nothing.
  throw { message: code ? `The server closed the socket: ${reason || code}.` : 'The socket to the server failed.' }
}
