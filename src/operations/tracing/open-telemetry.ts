import { AsyncLocalStorage } from 'node:async_hooks'
import type { Span as ApiSpan, Context } from '@opentelemetry/api'
import { type Span, type SpanOptions, type Tracer, traceBy } from '../../kernel/tracing.ts'
import { remoteParent } from './trace-parent.ts'

export interface TracingSettings {
  /** Base address of a collector that speaks OTLP over HTTP; null where nobody collects. */
  readonly traceEndpoint: string | null
  readonly serviceName: string
}

/** Sends what the process does to a collector. Without one nothing is loaded. Answers how to stop, which sends what has not been sent. */
export async function startTracing({ traceEndpoint, serviceName }: TracingSettings): Promise<() => Promise<void>> {
  if (traceEndpoint === null) return async () => undefined
  const [api, { BatchSpanProcessor, TracerProvider }, { resourceFromAttributes }, { OTLPTraceExporter }] =
    await Promise.all([
      import('@opentelemetry/api'),
      import('@opentelemetry/sdk-trace'),
      import('@opentelemetry/resources'),
      import('@opentelemetry/exporter-trace-otlp-http'),
    ])
  const exporter = new OTLPTraceExporter({ url: `${traceEndpoint.replace(/\/+$/, '')}/v1/traces` })
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': serviceName }),
    spanProcessors: [new BatchSpanProcessor({ exporter })],
  })
  traceBy(new OpenTelemetry(api, provider))
  return async () => {
    traceBy(null)
    await provider.shutdown()
  }
}

type Api = typeof import('@opentelemetry/api')

class OpenTelemetry implements Tracer {
  readonly #active = new AsyncLocalStorage<Context>()
  readonly #tracer

  constructor(
    private readonly api: Api,
    provider: import('@opentelemetry/api').TracerProvider,
  ) {
    this.#tracer = provider.getTracer('signalbox')
  }

  async span<T>(name: string, options: SpanOptions, work: (span: Span) => Promise<T>): Promise<T> {
    const parent = this.#parent(options)
    // What nobody asked for, such as looking whether there is anything to do, is no trace of its own.
    if (!parent) return work(NO_SPAN)
    const { SpanKind, SpanStatusCode, trace } = this.api
    const { kind = 'INTERNAL', attributes = {} } = options
    const span = this.#tracer.startSpan(name, { kind: SpanKind[kind], attributes }, parent)
    try {
      return await this.#active.run(trace.setSpan(parent, span), () => work(this.#handle(span)))
    } catch (error) {
      // Messages of errors quote what people have sent.
      span.setStatus({ code: SpanStatusCode.ERROR, message: (error as Error)?.name ?? 'Error' })
      throw error
    } finally {
      span.end()
    }
  }

  #parent({ root, parent }: SpanOptions): Context | null {
    const { ROOT_CONTEXT, trace } = this.api
    if (root) return remoteParent(this.api, parent) ?? ROOT_CONTEXT
    const active = this.#active.getStore()
    // Timers that were set in the course of a request go on after it.
    return active && trace.getSpan(active)?.isRecording() ? active : null
  }

  #handle(span: ApiSpan): Span {
    return {
      rename: (name) => void span.updateName(name),
      set: (attributes) => void span.setAttributes(attributes),
      fail: (message) => void span.setStatus({ code: this.api.SpanStatusCode.ERROR, message }),
    }
  }
}

const NO_SPAN: Span = { rename() {}, set() {}, fail() {} }
