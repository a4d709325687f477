import { type Outbound, unexpected } from '../../../outbound/index.ts'
import { ActionFault, type OutsideAction } from '../action.ts'
import { optional, outsideAction, required } from '../define.ts'
import type { Given } from '../given.ts'

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] as const
const LONGEST_SECONDS = 60
const MOST_BYTES = 1_000_000

export const httpRequest = (outbound: Pick<Outbound, 'request'>): OutsideAction =>
  outsideAction(
    {
      id: 'http.request',
      name: 'HTTP request',
      description:
        'Asks another server. Where hosts are restricted it goes to those only, and to private networks only where that is allowed. A 408, 425, 429 or 5xx that is not expected is tried again.',
      parameters: [
        optional('method', 'STRING', 'GET when left out.', { allowedValues: METHODS }),
        required('url', 'STRING', 'http or https address.'),
        optional('headers', 'OBJECT', 'Texts by name, such as {"authorization": "Bearer {{secrets.TOKEN}}"}.'),
        optional('query', 'OBJECT', 'Added to the query of the address; a list gives the name several times.'),
        optional('body', 'STRING', 'A text; with json left out.'),
        optional('json', 'OBJECT', 'Sent as application/json; with body left out.'),
        optional('expectedStatuses', 'ARRAY', 'Such as [200, 404]; any from 200 to 299 when left out.'),
        optional('timeoutSeconds', 'NUMBER', 'At most 60; 15 when left out.'),
        optional('followRedirects', 'BOOLEAN', 'Up to three; secrets stay with the first server. True when left out.'),
      ],
      outputs: { status: 'NUMBER', headers: 'OBJECT', body: 'STRING', json: 'OBJECT' },
    },
    async (given, { key, signal }) => {
      const method = given.oneOf('method', METHODS) ?? 'GET'
      const expected = statuses(given)
      const { body, type } = content(given)
      const headers = {
        ...(type && { 'content-type': type }),
        // What only reads can be done twice.
        ...(method !== 'GET' && method !== 'HEAD' && { 'idempotency-key': key }),
        ...lowerCased(given.texts('headers')),
      }
      const answer = await outbound.request({
        ...{ method, headers, signal, bytes: MOST_BYTES, url: address(given) },
        ...(body !== null && { body }),
        milliseconds: given.number('timeoutSeconds', { least: 1, most: LONGEST_SECONDS, fallback: 15 }) * 1_000,
        redirects: given.flag('followRedirects', true) ? 3 : 0,
      })
      const fits = expected ? expected.includes(answer.status) : answer.status >= 200 && answer.status < 300
      if (!fits) throw unexpected(answer, expected ? `HTTP ${expected.join(' or ')}` : 'a 2xx')
      return { ...answer, json: readJson(answer.body) }
    },
  )

function address(given: Given): string {
  const text = given.text('url').trim()
  if (!URL.canParse(text)) throw new ActionFault('url: expected an http or https address.')
  const url = new URL(text)
  for (const [name, value] of Object.entries(given.object('query') ?? {})) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== null && one !== undefined)
        url.searchParams.append(name, typeof one === 'object' ? JSON.stringify(one) : String(one))
    }
  }
  return url.href
}

function content(given: Given): { body: string | null; type: string | null } {
  const [text, json] = [given.textOrNull('body'), given.object('json')]
  if (text !== null && json) throw new ActionFault('Expected body or json, got both.')
  return json
    ? { body: JSON.stringify(json), type: 'application/json' }
    : { body: text, type: text === null ? null : 'text/plain; charset=utf-8' }
}

function statuses(given: Given): readonly number[] | null {
  const listed = given.list('expectedStatuses')
  if (!listed?.length) return null
  return listed.map((one) => {
    const status = Number(one)
    if (Number.isInteger(status) && status >= 100 && status < 600) return status
    throw new ActionFault('expectedStatuses: expected a list of HTTP statuses, such as [200, 404].')
  })
}

const lowerCased = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
