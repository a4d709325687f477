import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/**
 * PostGraphile 5 over the tables as they are, from a folder in which somebody has installed it: it is large, and asks for a newer Node than
 * Signalbox does. Its own fastest set-up: production, its own HTTP handler, every relation by the foreign key that it is told of.
 */
const [url, folder] = process.argv.slice(2) as [string, string]
const { resolve } = createRequire(join(folder, 'package.json'))
const load = <Module>(path: string) => import(pathToFileURL(resolve(path)).href) as Promise<Module>

interface Instance {
  getSchema(): Promise<unknown>
  createServ(grafserv: unknown): { addTo(server: unknown): Promise<void> }
}

const { postgraphile } = await load<{ postgraphile(preset: object): Instance }>('postgraphile')
const { PostGraphileAmberPreset } = await load<{ PostGraphileAmberPreset: object }>('postgraphile/presets/amber')
const { makePgService } = await load<{ makePgService(options: object): object }>('postgraphile/adaptors/pg')
const { makeJSONPgSmartTagsPlugin } = await load<{ makeJSONPgSmartTagsPlugin(tags: object): object }>(
  'postgraphile/utils',
)
const { grafserv } = await load<{ grafserv: unknown }>('postgraphile/grafserv/node')

/**
 * Signals outlive their rules, so that no foreign key says the relation; and they have an array of the ids of their cases, which is a relation to
 * PostGraphile as a view, whose condition on the signal Postgres answers by the primary key.
 */
const RELATIONS = {
  version: 1,
  config: {
    class: {
      signals: { tags: { foreignKey: '(rule_id) references rules (id)|@fieldName rule' } },
      signal_cases: {
        tags: {
          primaryKey: 'signal_id,case_id',
          foreignKey: ['(signal_id) references signals (id)', '(case_id) references cases (id)|@fieldName case'],
        },
      },
    },
  },
}

// It tells of everything in the other tables that it cannot map; few of them are asked for.
console.warn = console.error = () => undefined

const instance = postgraphile({
  extends: [PostGraphileAmberPreset],
  plugins: [makeJSONPgSmartTagsPlugin(RELATIONS)],
  pgServices: [makePgService({ connectionString: url, schemas: ['public'], poolConfig: { max: 10 } })],
  grafserv: { graphqlPath: '/graphql', graphiql: false, watch: false },
  grafast: { explain: false },
})

const server = createServer()
server.on('error', (error) => {
  throw error
})
// A request that comes before the schema is there is answered with an error.
await instance.getSchema()
await instance.createServ(grafserv).addTo(server)
server.listen(0, '127.0.0.1', () => process.stdout.write(`listens on ${(server.address() as AddressInfo).port}\n`))
