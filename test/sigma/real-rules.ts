import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ManualClock } from '../../src/kernel/clock.ts'
import { normalizeLog } from '../../src/modules/logs/normalize/index.ts'
import { searchDocument, toStoredLog } from '../../src/modules/logs/stored-log.ts'
import type { SearchDocument } from '../../src/search/index.ts'
import { type ImportedRule, importSigma, type Rejection } from '../../src/sigma/index.ts'
import { REAL_DATA, readLogs, sourceOf } from '../logs/normalize/real-data.ts'

export const HAS_REAL_RULES = existsSync(join(REAL_DATA, 'sigma-rules'))

if (!HAS_REAL_RULES)
  console.warn(`No Sigma rules in ${REAL_DATA}: the tests over them are skipped. Set REAL_DATA_DIR to run them.`)

export interface RealRules {
  /** With the file of each below the data directory. */
  readonly rules: readonly (ImportedRule & { readonly file: string })[]
  readonly rejected: readonly (Rejection & { readonly file: string })[]
}

/** The rules as their authors published them. */
export function realRules(): RealRules {
  const files = readdirSync(join(REAL_DATA, 'sigma-rules'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.yml') && !file.startsWith('panther-derived'))
    .map((file) => join('sigma-rules', file))
    .sort()
  const imports = files.map((file) => ({ file, ...rulesOf(file) }))
  return {
    rules: imports.flatMap(({ file, rules }) => rules.map((rule) => ({ ...rule, file }))),
    rejected: imports.flatMap(({ file, rejected }) => rejected.map((rejection) => ({ ...rejection, file }))),
  }
}

export const rulesOf = (file: string) => importSigma(readFileSync(join(REAL_DATA, file), 'utf8'))

const clock = new ManualClock('2026-03-02T09:00:00.000Z')

/** The logs of a file as detection sees them. */
export const documentsOf = (file: string): SearchDocument[] =>
  readLogs(file).map((log) =>
    searchDocument(toStoredLog(normalizeLog({ ddsource: sourceOf(file), ...log }, clock.now()), clock.now(), clock)),
  )

export const readJsonLines = <Line>(file: string): Line[] =>
  readFileSync(join(REAL_DATA, file), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line)
