import './production.ts'
import 'reflect-metadata'
import { runCommand } from './command.ts'
import { createRetention } from './operations/retention/create-retention.ts'

const told = (count: number, what: string, before: Date | null): string =>
  before ? `${count} ${what} before ${before.toISOString()}` : `no ${what}: they are kept for ever`

/** Deletes what is past its retention now; with --dry-run tells what that would be. */
await runCommand(async ({ config, stores, feed, clock, logger, modules, say }) => {
  const settings = { logs: config.logRetention, archivedSignals: config.archivedSignalRetention }
  const retention = createRetention({ stores, modules, settings, clock, logger, feed })
  const isDry = process.argv.includes('--dry-run')
  const outcome = isDry ? await retention.plan() : await retention.run()
  if (!outcome) return say('Another process is deleting what is past its retention.')
  say(isDry ? 'Would be deleted:' : 'Deleted:')
  say(`  ${told(outcome.logs ?? 0, 'logs', outcome.logsBefore)}`)
  say(`  ${told(outcome.signals, 'archived signals without case or incident', outcome.signalsBefore)}`)
})
