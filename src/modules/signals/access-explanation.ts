import { notFound } from '../../kernel/errors.ts'
import { requirePermission, type Viewer } from '../../kernel/viewer.ts'
import { Sight } from '../../search/index.ts'
import { READING, type RoleRow, type RoleService, type UserDirectory } from '../access/index.ts'
import type { SeenSignals } from './seen-signals.ts'
import { SIGNAL_FIELDS } from './signal.fields.ts'
import type { SignalRepository } from './signal.repository.ts'
import { signalDocuments } from './signal-changes.ts'

/** What one role of a person has to do with a signal. */
export interface RoleExplanation {
  readonly role: RoleRow
  readonly reads: boolean
  readonly selects: boolean
  readonly reason: string
}

export interface AccessExplanation {
  readonly sees: boolean
  readonly reason: string
  readonly roles: readonly RoleExplanation[]
}

interface Deps {
  readonly clock: { now(): Date }
  readonly signals: Pick<SignalRepository, 'worked'>
  readonly seen: Pick<SeenSignals, 'of'>
  readonly users: Pick<UserDirectory, 'usersById'>
  readonly roles: Pick<RoleService, 'byUsers'>
}

/** Tells why somebody sees a signal, or does not. */
export class AccessExplainer {
  constructor(private readonly deps: Deps) {}

  async explain(viewer: Viewer, signalId: string, userId: string): Promise<AccessExplanation> {
    requirePermission(viewer, 'user_access_read', 'security_monitoring_signals_read')
    const { clock, signals, seen, users } = this.deps
    const [signal] = await seen.of(viewer, await signals.worked([signalId], clock.now()))
    if (!signal) throw notFound('signal', signalId)
    const [user] = await users.usersById([userId])
    if (!user) throw notFound('user', userId)
    const [document] = await signalDocuments([signal], users)
    const [held = []] = await this.deps.roles.byUsers(viewer, [userId])
    const roles = held.map((role) => {
      const reads = role.permissions.includes(READING.signals)
      const sight = Sight.of(role.restrictionQuery === null ? null : [role.restrictionQuery])
      const selects = !sight || (document !== undefined && sight.sees(document, SIGNAL_FIELDS))
      return { role, reads, selects, reason: reasonOf(role, reads, selects) }
    })
    const shows = roles.some(({ reads, selects }) => reads && selects)
    if (user.disabled) return { sees: false, reason: 'The user is disabled.', roles }
    const reason = shows ? 'A role shows it.' : roles.length ? 'No role shows it.' : 'The user has no role.'
    return { sees: shows, reason, roles }
  }
}

function reasonOf({ restrictionQuery }: RoleRow, reads: boolean, selects: boolean): string {
  if (!reads) return `The role lacks ${READING.signals}, and counts for nothing here.`
  if (restrictionQuery === null) return 'The role has no restriction.'
  return selects
    ? 'The restriction selects the signal.'
    : 'The restriction does not select the signal, or cannot be read.'
}
