import { expect } from 'vitest'
import type { StoredSignal } from '../../src/modules/signals/index.ts'
import { addUser } from '../access/people.ts'
import { draftOf } from '../signals/draft.ts'
import { startTestApp, type TestApp } from '../support/app.ts'

const ROW = `id key formerKeys version title description status priority closeReason project { id key name } assignee { id name } createdBy { kind name }
  createdAt updatedAt closedAt signalCount mergedInto { key } mergedCases { key }`

// biome-ignore lint/suspicious/noExplicitAny: what an operation answers is what the test asked for.
type Answered = any

export interface CaseDesk {
  readonly server: TestApp
  readonly projectId: string
  readonly ada: { readonly id: string; readonly key: string }
  readonly grace: { readonly id: string; readonly key: string }
  readonly reader: { readonly id: string; readonly key: string }
  /** Answers the first field of the data; fails the test when there are errors. */
  run(document: string, variables?: object, key?: string): Promise<Answered>
  /** Codes and paths of the errors. */
  refusal(document: string, variables?: object, key?: string): Promise<unknown[]>
  signals(count: number): Promise<readonly StoredSignal[]>
  project(key: string): Promise<string>
  create(input?: object, key?: string): Promise<Answered>
  update(id: string, input: object, key?: string): Promise<Answered>
  add(caseId: string, signalIds: readonly string[]): Promise<Answered>
  get(reference: string): Promise<Answered>
  /** Lines of the timeline, shortened to what is set. */
  timeline(reference: string): Promise<Answered[]>
  search(query: string, options?: object, key?: string): Promise<string[]>
}

export const CREATE = `mutation ($input: CreateCaseInput!) { createCase(input: $input) { ${ROW} } }`
export const UPDATE = `mutation ($id: ID!, $input: UpdateCaseInput!, $version: Int) { updateCase(id: $id, input: $input, expectedVersion: $version) { ${ROW} } }`
export const ADD = `mutation ($caseId: ID!, $signalIds: [ID!]!) { addSignalsToCase(caseId: $caseId, signalIds: $signalIds) { ${ROW} } }`
export const CASE = `query ($key: String!) { case(key: $key) { ${ROW} watchers { id } notebook { id kind body updatedAt updatedBy { name } } } }`
const PROJECT =
  'mutation ($input: CaseProjectInput!) { createCaseProject(input: $input) { id key name starred openCaseCount } }'
const TIMELINE = `query ($key: String!) { case(key: $key) { timeline(first: 1000) { edges { node {
  kind actor { name } body field previousValue newValue editedAt deletedAt signalCount } } } } }`
const SEARCH = `query ($query: String!, $first: Int = 25, $after: String, $sort: CaseSortInput) {
  cases(query: $query, first: $first, after: $after, sort: $sort) { total edges { node { key } } } }`

/** A server with a project, three people and as many signals as a test wants. */
export async function openCaseDesk(): Promise<CaseDesk> {
  const server = await startTestApp()
  const [ada, grace, reader] = [
    await addUser(server, 'ada', 'Standard'),
    await addUser(server, 'grace', 'Standard'),
    await addUser(server, 'reader', 'Read Only'),
  ]
  let group = 0
  const run: CaseDesk['run'] = async (document, variables = {}, key = ada.key) => {
    const { data, errors } = await server.answer<Record<string, unknown>>(document, variables, key)
    expect(errors).toEqual([])
    return Object.values(data)[0]
  }
  const project = async (key: string) => (await run(PROJECT, { input: { key, name: `Project ${key}` } })).id
  const projectId = await project('SEC')
  return {
    ...{ server, ada, grace, reader, run, project, projectId },
    refusal: async (document, variables = {}, key = ada.key) => {
      const { errors } = await server.answer(document, variables, key)
      return errors.map(({ extensions: { code, path } }) => (path ? { code, path } : code))
    },
    signals: async (count) => {
      const drafts = Array.from({ length: count }, () => draftOf({ groupHash: `group ${++group}` }))
      const { modules, stores } = server.app
      const opened = await stores.postgres.transaction((tx) => modules.signals.detected.openFromDetection(tx, drafts))
      await server.app.settled()
      return opened
    },
    create: (input = {}, key) => run(CREATE, { input: { projectId, title: 'Stolen key', ...input } }, key),
    update: (id, input, key) => run(UPDATE, { id, input }, key),
    add: (caseId, signalIds) => run(ADD, { caseId, signalIds }),
    get: (key) => run(CASE, { key }),
    timeline: async (key) =>
      (await run(TIMELINE, { key })).timeline.edges.map(({ node }: { node: object }) =>
        Object.fromEntries(Object.entries(node).filter(([, value]) => value !== null && value !== 0)),
      ),
    search: async (query, options = {}, key = undefined) =>
      (await run(SEARCH, { query, ...options }, key)).edges.map(({ node }: { node: { key: string } }) => node.key),
  }
}
