import type { LoaderDefinition } from '../../graphql/context.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { Logger } from '../../kernel/logger.ts'
import type { Postgres } from '../../stores/postgres.ts'
import type { AuditTrail } from '../audit/index.ts'
import { AccessChanges } from './access-changes.ts'
import { Admins } from './admins.ts'
import { ApiKeyRepository } from './api-key.repository.ts'
import { ApiKeyResolver } from './api-key.resolver.ts'
import { ApiKeyService } from './api-key.service.ts'
import { Authentication } from './authentication.ts'
import { FirstAdmin } from './first-admin.ts'
import { IdentityRepository } from './oidc/identity.repository.ts'
import { IssuerKeys } from './oidc/issuer-keys.ts'
import type { OidcSettings } from './oidc/oidc-settings.ts'
import { TokenSignIn } from './oidc/token-sign-in.ts'
import { TokenVerifier } from './oidc/token-verifier.ts'
import { RoleRepository } from './role.repository.ts'
import { RoleResolver } from './role.resolver.ts'
import { RoleService } from './role.service.ts'
import type { RoleRow } from './role.table.ts'
import { Standings } from './standings.ts'
import { TeamRepository } from './team.repository.ts'
import { TeamResolver, UserTeamsResolver } from './team.resolver.ts'
import { TeamService } from './team.service.ts'
import type { TeamRow } from './team.table.ts'
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
  /** Whose tokens let people in; without it only keys do. */
  readonly oidc?: OidcSettings | null | undefined
}

export function createAccess({ postgres, clock, audit, logger, oidc }: AccessDeps) {
  const users = new UserRepository(postgres)
  const roles = new RoleRepository(postgres)
  const keys = new ApiKeyRepository(postgres)
  const admins = new Admins(clock)
  const signIn =
    oidc &&
    new TokenSignIn({
      ...{ postgres, clock, audit, users, roles },
      identities: new IdentityRepository(postgres),
      verifier: new TokenVerifier(oidc, new IssuerKeys(oidc.issuer, logger).find, clock),
    })
  const authentication = new Authentication({ keys, signIn: signIn ?? null, clock, logger })
  const directory = new UserDirectory(users)
  const standings = new Standings(users, roles)
  const changed = () => {
    directory.invalidate()
    authentication.invalidate()
    standings.invalidate()
  }
  const changes = new AccessChanges(postgres.listen, changed)
  const common = { postgres, clock, audit, roles, admins, changed }
  const roleService = new RoleService(common)
  const userService = new UserService({ ...common, users })
  const apiKeys = new ApiKeyService({ ...common, users, keys })
  const teams = new TeamService({ postgres, clock, audit, teams: new TeamRepository(postgres) })
  const userById: LoaderDefinition<string, UserRow | null> = { batch: (ids) => directory.usersById(ids) }
  const rolesByUser: LoaderDefinition<string, readonly RoleRow[]> = {
    batch: (ids, viewer) => roleService.byUsers(viewer, ids),
  }
  const teamsByUser: LoaderDefinition<string, readonly TeamRow[]> = {
    batch: (ids, viewer) => teams.byUsers(viewer, ids),
  }
  const membersByTeam: LoaderDefinition<string, readonly UserRow[]> = {
    batch: async (ids, viewer) => {
      const members = await teams.membersOf(viewer, ids)
      return Promise.all(members.map(async (team) => (await directory.usersById(team)).filter((user) => user !== null)))
    },
  }
  return {
    authentication,
    firstAdmin: new FirstAdmin({ postgres, clock, audit, users, roles, admins, keys }),
    users: userService,
    roles: roleService,
    teams,
    apiKeys,
    keyOwners: (ids: readonly string[]) => keys.ownersOf(ids),
    directory,
    standings,
    userById,
    /** Hears from now on what other processes change. */
    start: () => changes.start(),
    stop: async () => {
      authentication.stop()
      await changes.stop()
      await authentication.settled()
    },
    resolvers: [
      new ViewerResolver(roleService, userById),
      new UserResolver(userService, rolesByUser),
      new UserTeamsResolver(teamsByUser),
      new RoleResolver(roleService),
      new TeamResolver(teams, membersByTeam),
      new ApiKeyResolver(apiKeys, userById),
    ],
  }
}
