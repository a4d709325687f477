import type { Context } from '@opentelemetry/api'

/** Version, trace, span and flags, as W3C Trace Context writes them; later versions may add more. */
const TRACE_PARENT = /^(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(?:-.*)?$/

/** The span of a caller; null where the header names none. */
export function remoteParent(
  { ROOT_CONTEXT, trace }: typeof import('@opentelemetry/api'),
  header: string | undefined,
): Context | null {
  const [, traceId, spanId, flags] = TRACE_PARENT.exec(header ?? '') ?? []
  if (!traceId || !spanId || !flags) return null
  return trace.setSpanContext(ROOT_CONTEXT, {
    ...{ traceId, spanId, traceFlags: Number.parseInt(flags, 16) & 1 },
    isRemote: true,
  })
}
