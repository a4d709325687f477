import { traced } from '../kernel/tracing.ts'
import type { Answer, Exchange } from './exchange.ts'
import { answer, type Route } from './route.ts'

/** Asked every few seconds by machines. */
const UNTRACED = new Set(['/healthz', '/readyz', '/metrics'])

/** Answers a request as a part of its caller's trace, or as one of its own. */
export function tracedAnswer(route: Route | undefined, exchange: Exchange): Promise<Answer> {
  const name = route?.name ?? 'none'
  if (UNTRACED.has(name)) return answer(route, exchange)
  const attributes = {
    'http.request.method': exchange.method,
    'http.route': name,
    'signalbox.request_id': exchange.requestId,
  }
  const parent = exchange.header('traceparent')
  return traced(`${exchange.method} ${name}`, { kind: 'SERVER', root: true, parent, attributes }, async (span) => {
    const result = await answer(route, exchange)
    span.set({ 'http.response.status_code': result.status })
    if (result.status >= 500) span.fail(String(result.status))
    return result
  })
}
