import './production.ts'
import 'reflect-metadata'
import { folderArgument, runCommand } from './command.ts'
import { restore } from './operations/backup/backup.ts'
import { rebuildSearchIndexes } from './search-indexes.ts'

/** Reads a backup into stores that no server has worked on, and writes what searching needs. */
await runCommand(async ({ stores, modules, say }) => {
  const { createdAt } = await restore(stores, folderArgument('restore'))
  say(
    `Both stores are as they were at ${createdAt}. What searching needs is being written; if that is interrupted, run npm run reindex.`,
  )
  await rebuildSearchIndexes(modules, say)
})
