import type { Clock } from '../../kernel/clock.ts'
import type { Logger } from '../../kernel/logger.ts'
import type { ClickHouse } from '../../stores/clickhouse.ts'
import type { Postgres } from '../../stores/postgres.ts'
import type { UserDirectory } from '../access/index.ts'
import { AuditRepository, AuditVerifier } from '../audit/index.ts'
import type { Explorer } from '../explorer/index.ts'
import { ActingUsers, type KeyOwners } from './acting-users.ts'
import { AuditIndex } from './audit-index.ts'
import { AuditSearchResolver } from './audit-search.resolver.ts'
import { AuditSearchService } from './audit-search.service.ts'
import type { SeenSignals } from './seen-events.ts'

interface AuditSearchDeps {
  readonly postgres: Postgres
  readonly clickhouse: ClickHouse
  readonly clock: Clock
  readonly logger: Logger
  readonly explorer: Explorer
  readonly users: UserDirectory
  readonly keyOwners: KeyOwners
  readonly signals: SeenSignals
}

export function createAuditSearch(deps: AuditSearchDeps) {
  const { postgres, clickhouse, clock, logger, explorer } = deps
  const events = new AuditRepository(postgres)
  const index = new AuditIndex({ clickhouse, logger, events, users: new ActingUsers(deps.users, deps.keyOwners) })
  const verifier = new AuditVerifier(events)
  const service = new AuditSearchService({ clock, explorer, index, events, verifier, signals: deps.signals })
  return { index, service, resolvers: [new AuditSearchResolver(service)] as object[] }
}
