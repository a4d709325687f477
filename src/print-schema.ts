import 'reflect-metadata'
import { readFileSync, writeFileSync } from 'node:fs'
import { lexicographicSortSchema, printSchema } from 'graphql'
import { createSchema } from './schema.ts'

const FILE = 'schema.graphql'
const printed = `${printSchema(lexicographicSortSchema(createSchema()))}\n`

if (!process.argv.includes('--check')) {
  writeFileSync(FILE, printed)
} else if (readFileSync(FILE, 'utf8') !== printed) {
  process.stderr.write(`${FILE} is stale; run npm run schema.\n`)
  process.exitCode = 1
}
