import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemViewer } from '../../src/kernel/viewer.ts'
import { AuditTrail } from '../../src/modules/audit/index.ts'
import { keptKey } from '../../src/modules/secrets/index.ts'
import { createSecrets } from '../../src/modules/secrets/module.ts'
import { StartError } from '../../src/stores/start-error.ts'
import { openTestStores, type TestStores } from '../support/stores.ts'

const viewer = systemViewer('test')
const directory = mkdtempSync(join(tmpdir(), 'signalbox-key-'))
afterAll(() => rmSync(directory, { recursive: true, force: true }))

describe('the kept key', () => {
  it('is made once, for its owner alone, however many ask at the same time', async () => {
    const folder = join(directory, 'new', 'data')
    const keys = await Promise.all(Array.from({ length: 20 }, () => keptKey(folder)))
    expect(new Set(keys.map((key) => key.toString('hex'))).size).toBe(1)
    expect(keys[0]).toHaveLength(32)
    expect(readdirSync(folder)).toEqual(['secrets.key'])
    expect(statSync(join(folder, 'secrets.key')).mode & 0o777).toBe(0o600)
    expect(Buffer.from(readFileSync(join(folder, 'secrets.key'), 'utf8'), 'base64')).toEqual(keys[0])
  })

  it('is refused when it is none, and where it cannot be kept', async () => {
    writeFileSync(join(directory, 'secrets.key'), 'c2hvcnQ=\n')
    await expect(keptKey(directory)).rejects.toThrow(/secrets\.key: expected 32 bytes in base64, got 5 bytes/)
    writeFileSync(join(directory, 'a-file'), '')
    await expect(keptKey(join(directory, 'a-file'))).rejects.toThrow(StartError)
    await expect(keptKey(join(directory, 'a-file'))).rejects.toThrow(/set SECRETS_KEY/)
  })
})

describe('a server with another key', () => {
  let stores: TestStores
  beforeAll(async () => {
    stores = await openTestStores()
  })
  afterAll(() => stores?.close())
  const serverWith = (key: Buffer) => {
    const { postgres, clock } = stores
    return createSecrets({ postgres, clock, audit: new AuditTrail(clock), key }).service
  }

  it('does not start over secrets that it cannot read, and does not mix them with its own', async () => {
    const [first, second] = [serverWith(randomBytes(32)), serverWith(randomBytes(32))]
    await expect(first.checkKey()).resolves.toBeUndefined()
    await expect(second.checkKey()).resolves.toBeUndefined()
    await first.set(viewer, 'TOKEN', 'abc')
    await expect(first.checkKey()).resolves.toBeUndefined()
    await expect(second.checkKey()).rejects.toThrow(StartError)
    await expect(second.checkKey()).rejects.toThrow(/^SECRETS_KEY: 1 secret was stored with another key/)
    await expect(second.reveal(['TOKEN'])).rejects.toMatchObject({ code: 'CONFLICT' })
    await expect(second.set(viewer, 'OTHER', 'def')).rejects.toMatchObject({ code: 'CONFLICT' })
    await first.delete(viewer, 'TOKEN')
    await second.set(viewer, 'OTHER', 'def')
    await expect(first.checkKey()).rejects.toThrow(StartError)
  })
})
