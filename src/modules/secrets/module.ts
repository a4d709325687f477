import { randomBytes } from 'node:crypto'
import type { Clock } from '../../kernel/clock.ts'
import type { Postgres } from '../../stores/postgres.ts'
import type { AuditTrail } from '../audit/index.ts'
import { SecretRepository } from './secret.repository.ts'
import { SecretResolver } from './secret.resolver.ts'
import { SecretService } from './secret.service.ts'
import { SecretCipher } from './secret-cipher.ts'

interface SecretsDeps {
  readonly postgres: Postgres
  readonly clock: Clock
  readonly audit: AuditTrail
  /** 32 bytes; programs that use no secrets need none. */
  readonly key: Buffer | undefined
}

export function createSecrets({ postgres, clock, audit, key = randomBytes(32) }: SecretsDeps) {
  const cipher = new SecretCipher(key)
  const service = new SecretService({ postgres, clock, audit, cipher, secrets: new SecretRepository(postgres) })
  return { service, resolvers: [new SecretResolver(service)] as object[] }
}
