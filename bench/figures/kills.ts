import { chmodSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { survive } from '../../test/support/kills.ts'
import type { Figure } from '../figure.ts'
import { temporaryFolder } from '../history/folder.ts'

const KILLS = 50
const load = { senders: 4, batches: 400, batchLogs: 20, seed: 4_242 }

const report = (figure: Figure) => process.send?.(figure)

const folder = temporaryFolder()
const dataDir = (name: string): string => {
  const path = join(folder.path, name)
  mkdirSync(path)
  // Started by root, Postgres runs as another user and must reach its folder.
  chmodSync(path, 0o755)
  return path
}

const undisturbed = await survive({ ...load, dataDir: dataDir('undisturbed'), kills: 0 })
const disturbed = await survive({ ...load, dataDir: dataDir('disturbed'), kills: KILLS })
folder.remove()

const { kills, resent, recoveries, stored, differentLogs, acknowledged } = disturbed
const once = stored === differentLogs ? differentLogs : 0
const known = new Set(undisturbed.signals)
const wrong = disturbed.signals.filter((signal) => !known.has(signal)).length
const note = `${kills} kills, ${resent} batches sent again, ${recoveries} times something was left to finish`
report({
  name: 'logs stored once though the server was killed, to those acknowledged',
  ...{ measured: once, yardstick: acknowledged, unit: 'logs', target: { atLeast: kills === KILLS ? 1 : 2 }, note },
})
report({
  name: 'signals that are the same as of an undisturbed server, to all of those',
  ...{ measured: disturbed.signals.length - 2 * wrong, yardstick: undisturbed.signals.length, unit: 'signals' },
  target: { atLeast: 1 },
})
