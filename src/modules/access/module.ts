import type { LoaderDefinition } from '../../graphql/context.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { Logger } from '../../kernel/logger.ts'
import type { Postgres } from '../../stores/postgres.ts'
import type { AuditTrail } from '../audit/index.ts'
import { ApiKeyRepository } from './api-key.repository.ts'
import { ApiKeyResolver } from './api-key.resolver.ts'
import { ApiKeyService } from './api-key.service.ts'
import { Authentication } from './authentication.ts'
import { FirstAdmin } from './first-admin.ts'
import type { RoleRow } from './role.table.ts'
import { Standings } from './standings.ts'
import { UserRepository } from './user.repository.ts'
import { UserResolver } from './user.resolver.ts'
import { UserService } from './user.service.ts'
import type { UserRow } from './user.table.ts'
import { UserDirectory } from './user-directory.ts'
import { ViewerResolver } from './viewer.resolver.ts'

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
  const standings = new Standings(users)
  const changed = () => {
    authentication.invalidate()
    directory.invalidate()
    standings.invalidate()
  }
  const userService = new UserService({ postgres, clock, audit, users, changed })
  const apiKeys = new ApiKeyService({ postgres, clock, audit, users, keys, changed })
  const userById: LoaderDefinition<string, UserRow | null> = { batch: (ids) => directory.usersById(ids) }
  const rolesByUser: LoaderDefinition<string, readonly RoleRow[]> = {
    batch: (ids, viewer) => userService.rolesByUser(viewer, ids),
  }
  return {
    authentication,
    firstAdmin: new FirstAdmin({ postgres, clock, audit, users, keys }),
    users: userService,
    apiKeys,
    keyOwners: (ids: readonly string[]) => keys.ownersOf(ids),
    directory,
    standings,
    userById,
    resolvers: [
      new ViewerResolver(userService, userById),
      new UserResolver(userService, rolesByUser),
      new ApiKeyResolver(apiKeys, userById),
    ],
  }
}
