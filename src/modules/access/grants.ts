import { DomainError } from '../../kernel/errors.ts'
import type { Permission, Viewer } from '../../kernel/viewer.ts'

/** What a role gives. */
export interface Given {
  readonly permissions: readonly string[]
  readonly restrictionQuery: string | null
}

export interface Grant {
  readonly given: readonly Given[]
  /** What the same people have already. */
  readonly before?: Given | null
  /** The argument that says what is given. */
  readonly path: string
}

/** Those that a restriction query limits. */
const READS_DATA: readonly Permission[] = ['logs_read_data', 'security_monitoring_signals_read']

/** Nobody gives what they do not have: neither a permission, nor a look at what the restrictions of their own roles leave out. */
export function requireGrantable(viewer: Viewer, own: readonly Given[], { given, before, path }: Grant): void {
  const had = (name: string) => before?.permissions.includes(name) || viewer.permissions.has(name as Permission)
  const permission = given.flatMap(({ permissions }) => permissions).find((name) => !had(name))
  if (permission !== undefined)
    throw new DomainError('FORBIDDEN', `This gives the permission ${permission}, which you do not have.`, {
      permission,
      path,
    })
  const shown = sightOf(own)
  const isShown = (role: Given) =>
    shown === 'everything' || shown.has(role.restrictionQuery) || isAsBefore(role, before)
  if (!given.filter(readsData).every(isShown))
    throw new DomainError('FORBIDDEN', 'This shows what the restriction queries of your own roles leave out.', { path })
}

function sightOf(own: readonly Given[]): ReadonlySet<string | null> | 'everything' {
  const queries = new Set(own.filter(readsData).map(({ restrictionQuery }) => restrictionQuery))
  return queries.size === 0 || queries.has(null) ? 'everything' : queries
}

const isAsBefore = ({ restrictionQuery }: Given, before: Given | null | undefined): boolean =>
  !!before && readsData(before) && before.restrictionQuery === restrictionQuery

const readsData = ({ permissions }: Given) => READS_DATA.some((name) => permissions.includes(name))
