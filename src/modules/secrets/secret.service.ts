import type { Clock } from '../../kernel/clock.ts'
import { badInput, DomainError, notFound } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { storableText } from '../../kernel/text.ts'
import { requirePermission, type Viewer } from '../../kernel/viewer.ts'
import type { Postgres, Transaction } from '../../stores/postgres.ts'
import { StartError } from '../../stores/start-error.ts'
import type { AuditEntry, AuditTrail } from '../audit/index.ts'
import type { SecretRepository } from './secret.repository.ts'
import type { SecretRow } from './secret.table.ts'
import type { Secret } from './secret.ts'
import type { SecretCipher } from './secret-cipher.ts'

interface Deps {
  readonly postgres: Postgres
  readonly clock: Clock
  readonly audit: AuditTrail
  readonly cipher: SecretCipher
  readonly secrets: SecretRepository
}

const NAME = /^[A-Za-z_][A-Za-z0-9_]{0,99}$/
const LONGEST = 10_000
const MOST = 1_000
/** Stands for values in the audit trail. */
const HIDDEN = '(hidden)'

/** What workflows need to be let in elsewhere. Values come in and are used; nobody is ever shown one. */
export class SecretService {
  constructor(private readonly deps: Deps) {}

  /** By name. */
  list(viewer: Viewer): Promise<readonly Secret[]> {
    requirePermission(viewer, 'connections_read')
    return this.deps.secrets.list()
  }

  async get(viewer: Viewer, id: string): Promise<Secret> {
    requirePermission(viewer, 'connections_read')
    const secret = await this.deps.secrets.find(id)
    if (!secret) throw notFound('secret', id)
    return secret
  }

  /** Stores it, or replaces its value. */
  async set(viewer: Viewer, name: string, value: string): Promise<Secret> {
    requirePermission(viewer, 'connections_write')
    if (!NAME.test(name))
      throw badInput('name', `Expected 1 to 100 letters, digits and _, no digit first, got ${JSON.stringify(name)}.`)
    // No word of the value, and its length only where it is far from any secret.
    if (value === '' || value.length > LONGEST || !storableText(value))
      throw badInput('value', `Expected a text of 1 to ${LONGEST} characters.`)
    const { clock, cipher, postgres, secrets } = this.deps
    const now = clock.now()
    return postgres.transaction(async (tx) => {
      const before = await secrets.lock(tx, name)
      await this.#checkRoom(tx, before)
      const { createdAt, createdBy, id } = before ?? {
        createdAt: now,
        createdBy: viewer.actor,
        id: newId('sec', clock),
      }
      const said = { id, name, createdAt, createdBy, updatedAt: now, updatedBy: viewer.actor }
      await secrets.save(tx, { ...said, sealed: cipher.seal(name, value), keyFingerprint: cipher.fingerprint })
      await this.#record(tx, viewer, before ? 'modified' : 'created', said)
      return said
    })
  }

  async delete(viewer: Viewer, name: string): Promise<void> {
    requirePermission(viewer, 'connections_write')
    const { postgres, secrets } = this.deps
    await postgres.transaction(async (tx) => {
      const secret = await secrets.lock(tx, name)
      if (!secret) throw notFound('secret', name)
      await secrets.delete(tx, secret.id)
      await this.#record(tx, viewer, 'deleted', secret)
    })
  }

  /** The values of those that there are, by name, for an action that is about to use them. */
  async reveal(names: readonly string[]): Promise<ReadonlyMap<string, string>> {
    if (!names.length) return new Map()
    const { cipher, secrets } = this.deps
    return new Map(
      (await secrets.sealed(names)).map(({ name, sealed, keyFingerprint }) => {
        if (keyFingerprint !== cipher.fingerprint) throw otherKey(`The secret ${name} was`)
        return [name, cipher.open(name, sealed)]
      }),
    )
  }

  /** Before the server starts: one that could not read the secrets would fail in the middle of the night. */
  async checkKey(): Promise<void> {
    const { cipher, secrets } = this.deps
    const count = await secrets.countOfOtherKeys(cipher.fingerprint)
    if (!count) return
    throw new StartError(
      `SECRETS_KEY: ${count} ${count === 1 ? 'secret was' : 'secrets were'} stored with another key than this server has; set it to that key, the same for all servers.`,
    )
  }

  async #checkRoom(tx: Transaction, before: SecretRow | null): Promise<void> {
    const { all, ofOtherKeys } = await this.deps.secrets.othersIn(tx, this.deps.cipher.fingerprint)
    if (ofOtherKeys) throw otherKey('Other secrets were')
    if (!before && all >= MOST)
      throw new DomainError('CONFLICT', `There are ${MOST} secrets already, which is as many as there can be.`)
  }

  async #record(
    tx: Transaction,
    viewer: Viewer,
    action: AuditEntry['action'],
    { id, name }: Pick<Secret, 'id' | 'name'>,
  ) {
    await this.deps.audit.record(tx, viewer, {
      ...{ action, assetType: 'secret', assetId: id, assetName: name },
      changes: [
        {
          field: 'value',
          previousValue: action === 'created' ? null : HIDDEN,
          newValue: action === 'deleted' ? null : HIDDEN,
        },
      ],
    })
  }
}

const otherKey = (subject: string) =>
  new DomainError(
    'CONFLICT',
    `${subject} stored with another key than this server has; SECRETS_KEY must be the same everywhere.`,
  )
