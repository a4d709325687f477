import type { Client } from './client.ts'

const PROJECTS = '{ caseProjects { id key } }'
const NEW_PROJECT = 'mutation ($input: CaseProjectInput!) { createCaseProject(input: $input) { id } }'
const NEW_CASE = 'mutation ($input: CreateCaseInput!) { createCase(input: $input) { id } }'
const COMMENT = 'mutation ($id: ID!, $body: String!) { commentOnCase(caseId: $id, body: $body) { id } }'

const PROJECT = { key: 'SEC', name: 'Security operations' }

export interface NewCase {
  readonly title: string
  readonly priority: string
  readonly assigneeId: string | undefined
  readonly signalIds: readonly string[]
  readonly comment: string
}

/** Where analysts open cases for what takes longer. */
export class CaseDesk {
  #project: Promise<string> | null = null

  async open(analyst: Client, { comment, ...wish }: NewCase): Promise<void> {
    this.#project ??= projectOf(analyst)
    const input = { ...wish, projectId: await this.#project }
    const { createCase } = await analyst.graphql<{ createCase: { id: string } }>(NEW_CASE, { input })
    await analyst.graphql(COMMENT, { id: createCase.id, body: comment })
  }
}

/** The one of an earlier start, or a new one. */
async function projectOf(analyst: Client): Promise<string> {
  const { caseProjects } = await analyst.graphql<{ caseProjects: { id: string; key: string }[] }>(PROJECTS)
  const known = caseProjects.find(({ key }) => key === PROJECT.key)
  if (known) return known.id
  const made = await analyst.graphql<{ createCaseProject: { id: string } }>(NEW_PROJECT, { input: PROJECT })
  return made.createCaseProject.id
}
