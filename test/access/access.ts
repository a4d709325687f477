import { silentLogger } from '../../src/kernel/logger.ts'
import { createAccess } from '../../src/modules/access/module.ts'
import { AuditTrail } from '../../src/modules/audit/index.ts'
import { openTestStores } from '../support/stores.ts'

/** The feature over real stores, and its first admin. */
export async function openAccess() {
  const stores = await openTestStores()
  const { postgres, clock } = stores
  const start = () => createAccess({ postgres, clock, audit: new AuditTrail(clock), logger: silentLogger })
  const access = start()
  const { newToken } = await access.firstAdmin.ensure(null)
  const token = newToken ?? ''
  const origin = { requestId: 'req-1', clientIp: '192.0.2.7' }
  const admin = await access.authentication.authenticate(token, origin)
  return {
    ...stores,
    access,
    /** A second process over the same stores. */
    start,
    token,
    origin,
    admin,
    role: async (name: string) => (await access.roles.list(admin)).find((role) => role.name === name)!.id,
    auditEvents: () =>
      postgres.dataSource.query<Record<string, unknown>[]>(
        'SELECT actor_kind, actor_name, action, asset_type, asset_name, changes, request_id, client_ip FROM audit_events ORDER BY id',
      ),
  }
}
