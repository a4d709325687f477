import type { LoaderDefinition } from '../../graphql/context.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { Logger } from '../../kernel/logger.ts'
import type { Postgres } from '../../stores/postgres.ts'
import type { AuditTrail } from '../audit/index.ts'
import { ApiKeyRepository } from './api-key.repository.ts'
import { ApiKeyService } from './api-key.service.ts'
import { Authentication } from './authentication.ts'
import { FirstAdmin } from './first-admin.ts'
import { UserRepository } from './user.repository.ts'
import { UserService } from './user.service.ts'
import type { UserRow } from './user.table.ts'
import { UserDirectory } from './user-directory.ts'

interface AccessDeps {
  readonly postgres: Postgres
  readonly clock: Clock
  readonly audit: AuditTrail
  readonly logger: Logger
}

export function createAccess({ postgres, clock, audit, logger }: AccessDeps) {
  const users = new UserRepository(postgres)
  const keys = new ApiKeyRepository(postgres)
  const authentication = new Authentication(keys, clock, logger)
  const directory = new UserDirectory(users)
  const changed = () => {
    authentication.invalidate()
    directory.invalidate()
  }
  const userById: LoaderDefinition<string, UserRow | null> = { batch: (ids) => directory.usersById(ids) }
  return {
    authentication,
    firstAdmin: new FirstAdmin({ postgres, clock, audit, users, keys }),
    users: new UserService({ postgres, clock, audit, users, changed }),
    apiKeys: new ApiKeyService({ postgres, clock, audit, users, keys, changed }),
    directory,
    userById,
    resolvers: [] as object[],
  }
}

export type Access = ReturnType<typeof createAccess>
