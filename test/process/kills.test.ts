import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { survive } from '../support/kills.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'signalbox-kills-'))
  // Started by root, Postgres runs as another user and must reach its folder.
  chmodSync(folder, 0o755)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const load = { senders: 3, batches: 60, batchLogs: 20, seed: 20_260_302 }

test('nothing is lost and nothing is there twice, whenever the server is killed', async () => {
  const undisturbed = await survive({ ...load, dataDir: join(folder, 'undisturbed'), kills: 0 })
  const disturbed = await survive({ ...load, dataDir: join(folder, 'disturbed'), kills: 4 })
  expect(undisturbed).toMatchObject({ acknowledged: 3_600, stored: 3_600, differentLogs: 3_600 })
  expect(disturbed).toMatchObject({ acknowledged: 3_600, stored: 3_600, differentLogs: 3_600 })
  expect(disturbed.kills).toBeGreaterThan(1)
  expect(disturbed.resent).toBeGreaterThan(0)
  expect(undisturbed.signals.length).toBeGreaterThan(30)
  expect(disturbed.signals).toEqual(undisturbed.signals)
}, 240_000)
