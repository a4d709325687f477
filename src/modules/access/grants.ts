import { DomainError } from '../../kernel/errors.ts'
import type { Permission, Viewer } from '../../kernel/viewer.ts'

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
  if (!given.every((role) => isSeen(viewer, role) || isAsBefore(role, before)))
    throw new DomainError('FORBIDDEN', 'This shows what restriction queries hide from you.', { path })
}

/** Also roles that read no lists must be restricted: cases and entities tell of signals and logs as well. */
function isSeen({ restrictions }: Viewer, { restrictionQuery }: Given): boolean {
  return [restrictions.signals, restrictions.logs].every(
    (seen) => seen === null || (restrictionQuery !== null && seen.includes(restrictionQuery)),
  )
}

const READS: readonly Permission[] = ['security_monitoring_signals_read', 'logs_read_data']

const isAsBefore = (role: Given, before: Given | undefined): boolean =>
  before?.restrictionQuery === role.restrictionQuery &&
  READS.every((name) => before.permissions.includes(name) || !role.permissions.includes(name))
