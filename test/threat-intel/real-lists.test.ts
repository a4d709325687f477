import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { normalizeLog } from '../../src/modules/logs/normalize/index.ts'
import type { IndicatorFormat } from '../../src/modules/threat-intel/formats/formats.ts'
import { readIndicators } from '../../src/modules/threat-intel/formats/formats.ts'
import { REAL_DATA, readLines, readLogs, sourceOf } from '../logs/normalize/real-data.ts'
import { type IntelDesk, openIntelDesk } from './intel-desk.ts'

const LISTS = join(REAL_DATA, 'threat-intel')
const present = existsSync(LISTS)
if (!present) console.warn(`No real lists in ${LISTS}: the tests over them are skipped. Set REAL_DATA_DIR to run them.`)

interface List {
  readonly path: string
  readonly indicator: string
  readonly category: string
}

const index = present ? (JSON.parse(readFileSync(join(LISTS, 'index.json'), 'utf8')) as List[]) : []
const textOf = (path: string) => readFileSync(join(REAL_DATA, path), 'utf8')
const formatOf = (path: string): IndicatorFormat => (path.endsWith('.csv') ? 'CSV' : 'LINES')

/** Why lines of real lists are not taken; each reason is one that a person would give. */
const REASONS: readonly RegExp[] = [
  /^\S+ is on line \d+ already\.$/,
  /^Expected a host, got only a path: "\/.*"\.$/,
  /^Expected a type of indicator that logs are searched for, got "(?:npm package|pypi package|github action|openvsx extension)"\.$/,
  /^Expected a header with .*, got "(?:ASN,Entity|package_name,package_version)"\.$/,
]

describe.skipIf(!present)('real lists', () => {
  const lists = index.filter(({ path }) => !path.endsWith('.json'))

  it.each(lists)('$path: every line is an indicator or has a reason', async ({ path }) => {
    const text = textOf(path)
    const { indicators, rejected } = await readIndicators(formatOf(path), text)
    for (const { message } of rejected)
      expect(
        REASONS.filter((reason) => reason.test(message)),
        message,
      ).toHaveLength(1)
    if (formatOf(path) === 'CSV') return
    const lines = text.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'))
    const ports = indicators.reduce(
      (sum, { details }) => sum + Math.max(0, listOf(details?.additionalData?.ports).length - 1),
      0,
    )
    expect(indicators.length + rejected.length + ports).toBe(lines.length)
  })
})

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

describe.skipIf(!present)('real lists against real logs', () => {
  let desk: IntelDesk
  beforeAll(async () => {
    desk = await openIntelDesk()
    for (const { path, category } of index.filter((list) => /^threat-intel\/ip/.test(list.path))) {
      await desk.list({ name: path, category: category.slice(0, 100) }, textOf(path), formatOf(path))
    }
  }, 120_000)
  afterAll(() => desk.close())

  it('hit what is expected of them in every event, and beside it only what the event holds', () => {
    const expected = new Map<string, Map<string, readonly string[]>>()
    for (const hit of readLogs('expected/ti_event_hits.jsonl') as unknown as Hit[]) {
      const hits = expected.get(hit.events_file) ?? new Map<string, readonly string[]>()
      expected.set(hit.events_file, hits.set(`${hit.line} ${hit.value}`, hit.expected_lists))
    }
    for (const [file, hits] of expected) {
      const found = new Map<string, readonly string[]>()
      for (const [at, log] of readLogs(file).entries()) {
        const { attributes, host } = normalizeLog({ ...log, ddsource: sourceOf(file) }, desk.clock.now())
        for (const ip of attributes['network.ip.list'] ?? []) {
          const results = desk.intel.threats.of({ host, attributes: { 'network.ip.list': [ip] } })?.results ?? []
          if (results.length)
            found.set(`${at + 1} ${ip}`, [...new Set(results.map(({ source }) => source.name))].sort())
        }
      }
      const missing = [...hits].filter(
        ([key, lists]) => JSON.stringify(found.get(key)) !== JSON.stringify([...lists].sort()),
      )
      expect(missing, file).toEqual([])
      // The expectations were made from fields of addresses alone; what is found beside them stands somewhere else in the event.
      const lines = readLines(file)
      const more = [...found.keys()].filter((key) => !hits.has(key)).map((key) => key.split(' ') as [string, string])
      expect(
        more.filter(([line, ip]) => !lines[Number(line) - 1]?.includes(ip)),
        file,
      ).toEqual([])
    }
  })
})

interface Hit {
  readonly events_file: string
  readonly line: number
  readonly value: string
  readonly expected_lists: readonly string[]
}
