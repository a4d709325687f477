import { badInput } from '../../kernel/errors.ts'
import { readQuery } from '../explorer/index.ts'
import type { SuppressionDefinition } from './suppression.ts'

/** What a client asks a suppression to be. */
export interface SuppressionRequest {
  readonly name: string
  readonly description?: string | null
  readonly enabled?: boolean | null
  readonly ruleQuery: string
  readonly suppressionQuery?: string | null
  readonly dataExclusionQuery?: string | null
  readonly startsAt?: Date | null
  readonly expiresAt?: Date | null
  readonly tags?: readonly string[] | null
}

const MAX_NAME = 200
const MAX_DESCRIPTION = 10_000
const MAX_TAGS = 100
const MAX_TAG = 200

/** What the request says, or the first thing that is wrong with it by its path. An empty query silences nothing, so it is none. */
export function checkSuppression(input: SuppressionRequest): SuppressionDefinition {
  const { startsAt = null, expiresAt = null } = input
  if (startsAt && expiresAt && startsAt >= expiresAt) {
    const got = `${startsAt.toISOString()} and ${expiresAt.toISOString()}`
    throw badInput('input.expiresAt', `Expected an expiry after the start, got ${got}.`)
  }
  const suppressionQuery = checkQuery(input.suppressionQuery, 'input.suppressionQuery')
  const dataExclusionQuery = checkQuery(input.dataExclusionQuery, 'input.dataExclusionQuery')
  const definition = {
    name: checkName(input.name),
    description: checkDescription(input.description),
    enabled: input.enabled ?? true,
    ruleQuery: checkQuery(input.ruleQuery, 'input.ruleQuery') ?? '',
    suppressionQuery,
    dataExclusionQuery,
    startsAt,
    expiresAt,
    tags: checkTags(input.tags ?? []),
  }
  if (suppressionQuery !== null || dataExclusionQuery !== null) return definition
  throw badInput('input', 'Expected a suppressionQuery, a dataExclusionQuery or both, got neither.')
}

export function checkName(text: string): string {
  const name = text.trim()
  if (name !== '' && name.length <= MAX_NAME) return name
  throw badInput('input.name', `Expected a name of 1 to ${MAX_NAME} characters, got ${name.length}.`)
}

function checkDescription(text: string | null | undefined): string | null {
  const description = text?.trim() || null
  if (!description || description.length <= MAX_DESCRIPTION) return description
  throw badInput('input.description', `Expected at most ${MAX_DESCRIPTION} characters, got ${description.length}.`)
}

function checkQuery(text: string | null | undefined, path: string): string | null {
  const query = text?.trim() ?? ''
  if (query === '') return null
  readQuery(text as string, path)
  return query
}

function checkTags(tags: readonly string[]): string[] {
  if (tags.length > MAX_TAGS) throw badInput('input.tags', `Expected at most ${MAX_TAGS} tags, got ${tags.length}.`)
  const checked = tags.map((text, index) => {
    const tag = text.trim().toLowerCase()
    if (tag !== '' && tag.length <= MAX_TAG) return tag
    throw badInput(`input.tags.${index}`, `Expected a tag of 1 to ${MAX_TAG} characters, got ${tag.length}.`)
  })
  return [...new Set(checked)].sort()
}
