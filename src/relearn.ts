import './production.ts'
import 'reflect-metadata'
import { runCommand } from './command.ts'

/** Learns anew, from the stored logs, what rules compare new logs with: for what was lost, or for rules that are new. Servers are stopped meanwhile. */
await runCommand(async ({ modules, say }) => {
  const { rules, logs } = await modules.relearning.run()
  say(`${rules} rules have learned from ${logs} logs.`)
})
