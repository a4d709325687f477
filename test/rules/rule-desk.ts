import { expect } from 'vitest'
import type { TestApp } from '../support/app.ts'

export const RULE =
  'id name message enabled type method tags version isDefault sigmaId createdAt updatedAt createdBy { id name } tactics { id name } techniques { id name }'

const CREATE = `mutation ($input: DetectionRuleInput!) { result: createRule(input: $input) { ${RULE} } }`
const UPDATE = `mutation ($id: ID!, $input: DetectionRuleInput!, $expectedVersion: Int) {
  result: updateRule(id: $id, input: $input, expectedVersion: $expectedVersion) { ${RULE} }
}`
const ENABLE = `mutation ($id: ID!, $enabled: Boolean!) { result: enableRule(id: $id, enabled: $enabled) { ${RULE} } }`
const RESTORE = `mutation ($id: ID!, $version: Int!) { result: restoreRuleVersion(id: $id, version: $version) { ${RULE} } }`
const DELETE = 'mutation ($id: ID!) { result: deleteRule(id: $id) }'

export interface AnsweredRule {
  readonly id: string
  readonly name: string
  readonly enabled: boolean
  readonly tags: readonly string[]
  readonly version: number
}

export const INPUT = {
  name: 'Failed logins',
  message: 'Somebody fails to log in as {{@usr.id}}.',
  tags: ['source:auth', 'tactic:TA0006-Credential-Access', 'technique:T1110-Brute-Force'],
  queries: [{ query: 'source:auth @evt.outcome:failure', groupBy: ['@usr.id'] }],
  cases: [
    { name: 'many', condition: 'a > 5', severity: 'HIGH' },
    { condition: 'a > 2', severity: 'LOW' },
  ],
}

/** What somebody with a key does with rules. */
export function ruleDesk(server: TestApp, key?: string) {
  const run = async <Result = AnsweredRule>(document: string, variables: object): Promise<Result> => {
    const { data, errors } = await server.answer<{ result: Result }>(document, variables, key)
    expect(errors).toEqual([])
    return data.result
  }
  const refusal = async (document: string, variables: object) => {
    const { errors } = await server.answer(document, variables, key)
    return errors.map(({ extensions: { code, path } }) => (path ? `${code} ${path}` : code)).join()
  }
  const verbs = (act: <Result = AnsweredRule>(document: string, variables: object) => Promise<Result>) => ({
    create: (different: object = {}) => act(CREATE, { input: { ...INPUT, ...different } }),
    update: (id: string, different: object = {}, expectedVersion?: number) =>
      act(UPDATE, { id, input: { ...INPUT, ...different }, expectedVersion }),
    enable: (id: string, enabled: boolean) => act(ENABLE, { id, enabled }),
    restore: (id: string, version: number) => act(RESTORE, { id, version }),
    delete: (id: string) => act<boolean>(DELETE, { id }),
  })
  return { run, ...verbs(run), refused: verbs(refusal as never) as unknown as Refused, refusal }
}

interface Refused {
  create(different?: object): Promise<string>
  update(id: string, different?: object, expectedVersion?: number): Promise<string>
  enable(id: string, enabled: boolean): Promise<string>
  restore(id: string, version: number): Promise<string>
  delete(id: string): Promise<string>
}
