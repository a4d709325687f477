import type { UserDirectory } from '../access/index.ts'
import type { AuditEventRow } from '../audit/index.ts'

/** A person who acted, in person or by a key. */
export interface ActingUser {
  readonly id: string
  readonly name: string
  readonly email: string
}

/** Whose keys are, by their ids. */
export type KeyOwners = (ids: readonly string[]) => Promise<ReadonlyMap<string, string>>

type Actor = Pick<AuditEventRow, 'actorKind' | 'actorId' | 'actorName'>

/** The people behind audit events. */
export class ActingUsers {
  constructor(
    private readonly users: Pick<UserDirectory, 'usersById'>,
    private readonly keyOwners: KeyOwners,
  ) {}

  /** By the ids of the actors; nothing for those who are neither people nor keys of people. */
  async of(actors: readonly Actor[]): Promise<ReadonlyMap<string, ActingUser>> {
    const keys = new Set(actors.flatMap(({ actorKind, actorId }) => (actorKind === 'API_KEY' ? actorId : [])))
    const userIds = new Map(keys.size ? await this.keyOwners([...keys]) : [])
    const names = new Map<string, string>()
    for (const { actorKind, actorId, actorName } of actors) {
      if (actorKind !== 'USER') continue
      userIds.set(actorId, actorId)
      names.set(actorId, actorName)
    }
    const users = userIds.size ? await this.users.usersById([...userIds.values()]) : []
    return new Map(
      [...userIds].map(([actorId, id], index) => {
        const user = users[index]
        return [actorId, { id, name: names.get(actorId) ?? user?.name ?? '', email: user?.email ?? '' }]
      }),
    )
  }
}
