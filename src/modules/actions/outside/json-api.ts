import { type Outbound, OutboundFault } from '../../../outbound/index.ts'

interface Asked {
  readonly method: 'GET' | 'POST' | 'DELETE' | 'PATCH'
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly json?: object
  readonly signal: AbortSignal
}

export interface JsonAnswer {
  readonly status: number
  readonly body: string
  /** An object in any case; an empty one for an answer that is none. */
  readonly json: Readonly<Record<string, unknown>>
}

/** Asks an API that speaks JSON. It does not redirect, so neither do its secrets travel. */
export async function askJson(
  outbound: Pick<Outbound, 'request'>,
  { json, headers, ...rest }: Asked,
): Promise<JsonAnswer> {
  const { status, body } = await outbound.request({
    ...{ ...rest, redirects: 0 },
    headers: { accept: 'application/json', ...(json && { 'content-type': 'application/json' }), ...headers },
    ...(json && { body: JSON.stringify(json) }),
  })
  return { status, body, json: readObject(body, status) }
}

export const isDone = ({ status }: Pick<JsonAnswer, 'status'>): boolean => status >= 200 && status < 300

function readObject(text: string, status: number): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text)
    return value !== null && typeof value === 'object' && !Array.isArray(value) ? { ...value } : {}
  } catch {
    if (isDone({ status }) && text.trim() !== '') throw new OutboundFault('Expected JSON, got something else.')
    return {}
  }
}
