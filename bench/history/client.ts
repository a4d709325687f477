/** Asks a server; what it answers with errors ends the figure. */
export function graphqlClient<Data>(url: string, key: string) {
  return async (query: string, variables: object): Promise<Data> => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    })
    const { data, errors } = (await response.json()) as { data?: Data; errors?: unknown }
    if (!data || errors) throw new Error(`The server answered ${JSON.stringify(errors)}.`)
    return data
  }
}
