import { badInput } from '../../kernel/errors.ts'
import { PERMISSIONS } from '../../kernel/viewer.ts'
import { parseQuery, QuerySyntaxError } from '../../search/index.ts'
import { checkedName } from './texts.ts'

export interface RoleInputValues {
  readonly name: string
  readonly permissions: readonly string[]
  readonly restrictionQuery?: string | null
}

export interface RoleSettings {
  readonly name: string
  readonly permissions: string[]
  readonly restrictionQuery: string | null
}

export function checkRole(input: RoleInputValues): RoleSettings {
  const unknown = input.permissions.findIndex((name) => !Object.hasOwn(PERMISSIONS, name))
  if (unknown >= 0)
    throw badInput(
      `input.permissions.${unknown}`,
      `Expected the name of a permission, got ${JSON.stringify(input.permissions[unknown]?.slice(0, 80))}.`,
    )
  return {
    name: checkedName(input.name),
    permissions: Object.keys(PERMISSIONS).filter((name) => input.permissions.includes(name)),
    restrictionQuery: checkedQuery(input.restrictionQuery ?? ''),
  }
}

/** Nothing is left out by an empty query: there is no restriction then. */
function checkedQuery(text: string): string | null {
  try {
    parseQuery(text)
  } catch (error) {
    if (!(error instanceof QuerySyntaxError)) throw error
    throw badInput('input.restrictionQuery', error.message, { offset: error.offset, length: error.length })
  }
  return text.trim() || null
}
