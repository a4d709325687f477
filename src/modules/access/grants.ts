import { DomainError } from '../../kernel/errors.ts'
import type { Permission, Restrictions, Viewer } from '../../kernel/viewer.ts'
import { READING, type RestrictedRole, restrictionsOf } from './restrictions.ts'

/** What a role gives. */
export interface Given {
  readonly permissions: readonly string[]
  readonly restrictionQuery: string | null
}

interface Grant {
  readonly given: readonly Given[]
  /** What the same people have already. */
  readonly before?: Given
  /** The argument that says what is given. */
  readonly path: string
}

/** Nobody gives what they do not have: neither a permission, nor a look at what restriction queries hide from them. */
export function requireGrantable(viewer: Viewer, { given, before, path }: Grant): void {
  const had = (name: string) => before?.permissions.includes(name) || viewer.permissions.has(name as Permission)
  const permission = given.flatMap(({ permissions }) => permissions).find((name) => !had(name))
  if (permission !== undefined)
    throw new DomainError('FORBIDDEN', `This gives the permission ${permission}, which you do not have.`, {
      permission,
      path,
    })
  if (!given.every((role) => isSeen(viewer, role, before) || isAsBefore(role, before)))
    throw new DomainError('FORBIDDEN', 'This shows what restriction queries hide from you.', { path })
}

/** Roles that are taken away may have been all that restricted somebody: nobody comes to see by it what they hide from the viewer. */
export function requireNoMoreSeen(
  viewer: Viewer,
  before: readonly RestrictedRole[],
  after: readonly RestrictedRole[],
  path: string,
): void {
  if (!after.some(({ permissions }) => permissions.length)) return
  const [had, has] = [restrictionsOf(before), restrictionsOf(after)]
  if (KINDS.every((kind) => isNoMore(had[kind], has[kind]) || isShownBy(viewer, kind, has[kind], had[kind], after)))
    return
  throw new DomainError('FORBIDDEN', 'This shows what restriction queries hide from you.', { path })
}

const KINDS = Object.keys(READING) as (keyof Restrictions)[]
const READS = Object.values(READING)

type Seen = Restrictions[keyof Restrictions]

const isNoMore = (had: Seen, has: Seen): boolean =>
  had === null || (has?.every((query) => had.includes(query)) ?? false)

function isShownBy(
  viewer: Viewer,
  kind: keyof Restrictions,
  has: Seen,
  had: Seen,
  after: readonly RestrictedRole[],
): boolean {
  const seen = viewer.restrictions[kind]
  if (seen !== null) return has?.every((query) => seen.includes(query) || had?.includes(query)) ?? false
  return mayRead(viewer, kind) || !after.some(({ permissions }) => permissions.includes(READING[kind]))
}

/**
 * Also roles that read no lists must be restricted: cases and entities tell of signals and logs as well. Who has no role that reads counts as restricted by
 * nothing, which is no look that they could give.
 */
function isSeen(viewer: Viewer, { permissions, restrictionQuery }: Given, before: Given | undefined): boolean {
  return KINDS.every((kind) => {
    const seen = viewer.restrictions[kind]
    if (seen !== null) return restrictionQuery !== null && seen.includes(restrictionQuery)
    return mayRead(viewer, kind) || !permissions.includes(READING[kind]) || showedAll(before, kind)
  })
}

const mayRead = ({ permissions }: Viewer, kind: keyof Restrictions): boolean => permissions.has(READING[kind])

const showedAll = (role: Given | undefined, kind: keyof Restrictions): boolean =>
  role?.restrictionQuery === null && role.permissions.includes(READING[kind])

const isAsBefore = (role: Given, before: Given | undefined): boolean =>
  before?.restrictionQuery === role.restrictionQuery &&
  READS.every((name) => before.permissions.includes(name) || !role.permissions.includes(name))
