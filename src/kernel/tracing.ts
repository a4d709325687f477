export type SpanAttributes = Readonly<Record<string, string | number | boolean>>

export interface SpanOptions {
  /** SERVER for what comes in, CLIENT for what another program is asked; else INTERNAL. */
  readonly kind?: 'SERVER' | 'CLIENT' | 'INTERNAL'
  /** Begins a trace of its own, or goes on with that of a W3C `traceparent`. */
  readonly root?: boolean
  readonly parent?: string | undefined
  readonly attributes?: SpanAttributes
}

/** What is known only in the course of the work. */
export interface Span {
  rename(name: string): void
  set(attributes: SpanAttributes): void
  fail(reason: string): void
}

export interface Tracer {
  span<T>(name: string, options: SpanOptions, work: (span: Span) => Promise<T>): Promise<T>
}

let tracer: Tracer | null = null

/** Of the whole process; null where nobody traces. */
export function traceBy(other: Tracer | null): void {
  tracer = other
}

export const isTracing = (): boolean => tracer !== null

const NO_SPAN: Span = { rename() {}, set() {}, fail() {} }

/** Does the work as a part of a trace. Without a tracer nothing happens but the work. */
export function traced<T>(name: string, options: SpanOptions, work: (span: Span) => Promise<T>): Promise<T> {
  return tracer ? tracer.span(name, options, work) : work(NO_SPAN)
}
