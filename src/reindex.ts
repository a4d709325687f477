import './production.ts'
import 'reflect-metadata'
import { runCommand } from './command.ts'
import { rebuildSearchIndexes } from './search-indexes.ts'

/** Writes the search indexes anew: for a ClickHouse that was lost or replaced. */
await runCommand(({ modules, say }) => rebuildSearchIndexes(modules, say))
