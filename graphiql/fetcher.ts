import type { Fetcher, FetcherOpts, FetcherParams, FetcherReturnType } from '@graphiql/toolkit'
import { type ExecutionResult, getOperationAST } from 'graphql'
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

  return (params: FetcherParams, options?: FetcherOpts): FetcherReturnType => {
    const headers: Record<string, string> = {}
    for (const [name, value] of Object.entries(options?.headers ?? {})) headers[name.toLowerCase()] = String(value)
    if (!headers.authorization && pageKey()) headers.authorization = `Bearer ${pageKey()}`

    const operation = options?.documentAST && getOperationAST(options.documentAST, params.operationName)
    if (operation?.operation !== 'subscription') return post(params, headers)
    const { query, operationName, variables } = params
    const events = clientFor(headers.authorization ?? '').iterate({
      query,
      operationName: operationName ?? null,
      variables,
    })
    return events as AsyncIterable<ExecutionResult>
  }
}

async function post(params: FetcherParams, headers: Record<string, string>): Promise<ExecutionResult> {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { accept: 'application/json', ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(params),
  })
  return response.json()
}
