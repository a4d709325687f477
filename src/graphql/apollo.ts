import { ApolloServer, type ApolloServerPlugin, HeaderMap } from '@apollo/server'
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled'
import { type DocumentNode, type GraphQLFormattedError, parse } from 'graphql'
import { badInput, type ErrorCode } from '../kernel/errors.ts'
import type { Logger } from '../kernel/logger.ts'
import { traced } from '../kernel/tracing.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { type Context, LoaderScope } from './context.ts'
import type { Engine, Plan, PlannedOperation } from './engine.ts'
import { type ErrorScope, httpStatus, toClientError } from './errors.ts'
import type { Metrics } from './metrics.ts'

/** One HTTP request on its way through Apollo Server. */
export interface GraphQLRun extends ErrorScope {
  /** Asks who the caller is; throws when that cannot be told. */
  readonly identify: () => Promise<Viewer>
  planned?: PlannedOperation
  context?: Context
  errors?: GraphQLFormattedError[]
}

type Plugin = ApolloServerPlugin<GraphQLRun>

/** Where Apollo would parse again what the engine has refused. */
const NOTHING = parse('{ __typename }')

/**
 * Apollo Server as the server of HTTP requests. The engine checks, plans and runs operations, so Apollo gets its documents from the engine's
 * memory and its results from the hook that may answer in place of execution; what is left to Apollo is HTTP: reading requests, preventing CSRF,
 * negotiating the answer. The `gateway` option would do as well, but each of its requests keeps the whole answer alive until a full garbage
 * collection (a getter in a literal ties it to a hidden class): half of the time at 50 rows went there.
 */
export function createApolloServer(engine: Engine, metrics: Metrics, logger: Logger): ApolloServer<GraphQLRun> {
  const documents = new Map<string, DocumentNode>()
  return new ApolloServer<GraphQLRun>({
    schema: engine.schema,
    documentStore: {
      get: async (key) => taken(documents, key.slice(key.lastIndexOf(':') + 1)),
      set: async () => undefined,
      delete: async () => undefined,
    },
    dangerouslyDisableValidation: true,
    parseOptions: { maxTokens: engine.limits.tokens },
    introspection: true,
    nodeEnv: 'production',
    includeStacktraceInErrorResponses: false,
    allowBatchedHttpRequests: false,
    csrfPrevention: true,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    stringifyResult: JSON.stringify,
    formatError,
    logger: apolloLogger(logger),
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      running(engine, metrics, documents),
    ],
  })
}

/** Apollo asks for a document in the moment after it was put here. Should two requests meet, the second one's is parsed once more. */
function taken(documents: Map<string, DocumentNode>, hash: string): DocumentNode | undefined {
  const document = documents.get(hash)
  documents.delete(hash)
  return document
}

function running(engine: Engine, metrics: Metrics, documents: Map<string, DocumentNode>): Plugin {
  return {
    requestDidStart: async () => ({
      didResolveSource: async ({ request, contextValue: run, source, queryHash }) => {
        const { operationName, variables } = request
        const planned = engine.plan({ query: source, operationName, variables })
        await admit(run, planned)
        documents.set(queryHash, planned.document ?? NOTHING)
      },
      responseForOperation: async ({ contextValue: run }) => {
        const { status, result } = run.planned
          ? { status: 200, result: await execute(engine, metrics, run, run.planned) }
          : { status: refusal(run, metrics), result: { errors: run.errors ?? [] } }
        return { http: { status, headers: new HeaderMap() }, body: { kind: 'single', singleResult: result } }
      },
    }),
  }
}

function refusal({ errors = [] }: GraphQLRun, metrics: Metrics): number {
  for (const error of errors) metrics.error(null, String(error.extensions?.code))
  return httpStatus(errors[0]?.extensions?.code as ErrorCode)
}

/** Whoever cannot be identified learns nothing but the schema, not even what is wrong with a request. */
async function admit(run: GraphQLRun, planned: Plan): Promise<void> {
  const openToAll = 'planned' in planned && planned.planned.operation.introspection
  try {
    if (!openToAll) {
      const viewer = await run.identify()
      run.context = { viewer, loaders: new LoaderScope(viewer) }
    }
    if ('errors' in planned) run.errors = planned.errors.map((error) => toClientError(error, run))
    else if (planned.planned.operation.node.operation !== 'subscription') run.planned = planned.planned
    else throw badInput('query', 'Subscriptions are served over WebSocket at this address.')
  } catch (error) {
    run.errors = [toClientError(error, run)]
  }
}

async function execute(engine: Engine, metrics: Metrics, run: GraphQLRun, planned: PlannedOperation) {
  const { name, node } = planned.operation
  const startedAt = performance.now()
  const { data = null, errors } = await traced(`${node.operation} ${name ?? 'anonymous'}`, {}, async (span) => {
    span.set({ 'graphql.operation.type': node.operation, 'graphql.operation.name': name ?? '' })
    const result = await engine.execute(planned, run.context)
    if (result.errors?.length) span.fail(`${result.errors.length} errors`)
    return result
  })
  metrics.operation(node.operation, name, performance.now() - startedAt)
  const extensions = { cost: { estimated: planned.cost, allowed: engine.limits.cost } }
  if (!errors?.length) return { data, extensions }
  const formatted = errors.map((error) => toClientError(error, run))
  for (const error of formatted) metrics.error(name, String(error.extensions?.code))
  return { data, extensions, errors: formatted }
}

/** Apollo's own refusals: CSRF, batches, bodies that hold no operation. */
function formatError({ message, extensions }: GraphQLFormattedError): GraphQLFormattedError {
  if (extensions?.code !== 'INTERNAL_SERVER_ERROR') return { message, extensions: { code: 'BAD_USER_INPUT' } }
  return { message: 'Something went wrong inside.', extensions: { code: 'INTERNAL_SERVER_ERROR' } }
}

function apolloLogger(logger: Logger) {
  return {
    debug: (message: string) => logger.debug({}, message),
    info: (message: string) => logger.debug({}, message),
    warn: (message: string) => logger.warn({}, message),
    error: (message: string) => logger.error({}, message),
  }
}
