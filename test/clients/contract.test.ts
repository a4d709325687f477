import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildSchema, type DocumentNode, Kind, parse, TypeInfo, validate, visit, visitWithTypeInfo } from 'graphql'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as generated from '../../clients/gql/graphql.ts'
import { investigationWalk } from './walk/investigation.ts'
import { knowledgeWalk } from './walk/knowledge.ts'
import { responseWalk } from './walk/response.ts'
import { signalsWalk } from './walk/signals.ts'
import { nameOf, Walk } from './walk/walk.ts'

const CONTRACT = join(process.env.CONTRACT_DIR ?? '../shared/contract')
const present = existsSync(CONTRACT)
if (!present)
  console.warn(`SKIPPED: what others send, since there is no ${CONTRACT}; CONTRACT_DIR names another place.`)

const schema = buildSchema(readFileSync('schema.graphql', 'utf8'))
const read = (folder: string): DocumentNode =>
  parse(
    readdirSync(folder)
      .filter((file) => file.endsWith('.graphql'))
      .map((file) => readFileSync(join(folder, file), 'utf8'))
      .join('\n'),
  )
const operations = read('clients/operations')

/** Such as `Query.signal`, of every operation. */
function rootFields(document: DocumentNode): Set<string> {
  const fields = new Set<string>()
  const info = new TypeInfo(schema)
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]
  visit(
    document,
    visitWithTypeInfo(info, {
      Field({ name }) {
        const type = info.getParentType()
        if (roots.some((root) => root === type)) fields.add(`${type?.name}.${name.value}`)
      },
    }),
  )
  return fields
}

let walk: Walk
beforeAll(async () => {
  walk = await Walk.begin()
})
afterAll(() => walk?.end())

test('the operations of clients are valid, and there is one for every field of the roots', () => {
  expect(validate(schema, operations)).toEqual([])
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]
  const all = roots.flatMap((root) => Object.keys(root?.getFields() ?? {}).map((field) => `${root?.name}.${field}`))
  const covered = rootFields(operations)
  expect(all.filter((field) => !covered.has(field))).toEqual([])
})

test.skipIf(!present)('what others send is among it', () => {
  const covered = rootFields(operations)
  const wanted = [...rootFields(read(CONTRACT))]
  expect(wanted.length).toBeGreaterThan(100)
  expect(wanted.filter((field) => !covered.has(field))).toEqual([])
})

signalsWalk(() => walk)
investigationWalk(() => walk)
knowledgeWalk(() => walk)
responseWalk(() => walk)

test('every operation has been sent once', () => {
  const all = operations.definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION ? [definition.name?.value] : [],
  )
  const typed = Object.entries(generated).flatMap(([name, document]) =>
    name.endsWith('Document') ? [nameOf(document)] : [],
  )
  expect(typed.sort()).toEqual(all.toSorted())
  expect(all.filter((name) => !walk.sent.has(name ?? ''))).toEqual([])
})
