import { SigmaError, shown } from '../sigma-error.ts'
import type { Yaml, YamlMap } from './yaml.ts'

export const LEVELS = ['informational', 'low', 'medium', 'high', 'critical'] as const
export type Level = (typeof LEVELS)[number]

/** What rules and correlations say about themselves. */
export interface About {
  readonly title: string
  readonly id: string | null
  /** By which correlations may call it. */
  readonly name: string | null
  readonly level: Level | null
  readonly status: string | null
  readonly description: string
  readonly author: string | null
  readonly references: readonly string[]
  readonly falsePositives: readonly string[]
  readonly tags: readonly string[]
}

export interface LogSource {
  readonly product: string | null
  readonly category: string | null
  readonly service: string | null
}

/** A document of its kind, checked for its shape; what the detection means is read later. */
export interface RuleDocument extends About {
  readonly kind: 'RULE'
  readonly logSource: LogSource
  readonly searches: YamlMap
  readonly conditions: readonly string[]
}

export interface CorrelationDocument extends About {
  readonly kind: 'CORRELATION'
  readonly correlation: YamlMap
}

export type SigmaDocument = RuleDocument | CorrelationDocument

const MAX_TITLE = 256

export function toDocument(content: YamlMap): SigmaDocument {
  const about = readAbout(content)
  const correlation = content.get('correlation')
  if (correlation !== undefined) return { ...about, kind: 'CORRELATION', correlation: map(correlation, 'correlation') }
  const detection = map(content.get('detection'), 'detection')
  return {
    ...about,
    kind: 'RULE',
    logSource: readLogSource(map(content.get('logsource'), 'logsource')),
    searches: new Map([...detection].filter(([key]) => key !== 'condition' && key !== 'timeframe')),
    conditions: readConditions(detection),
  }
}

function readAbout(content: YamlMap): About {
  const title = optionalText(content, 'title')
  if (title === null || title.trim() === '') throw new SigmaError('Expected a title.')
  return {
    title: title.trim().slice(0, MAX_TITLE),
    id: optionalText(content, 'id'),
    name: optionalText(content, 'name'),
    level: readLevel(content.get('level')),
    status: optionalText(content, 'status'),
    description: optionalText(content, 'description')?.trim() ?? '',
    author: optionalText(content, 'author'),
    references: texts(content, 'references'),
    falsePositives: texts(content, 'falsepositives'),
    tags: texts(content, 'tags'),
  }
}

function readLevel(value: Yaml | undefined): Level | null {
  if (value === undefined || value === null) return null
  const level = LEVELS.find((known) => known === String(value).toLowerCase())
  if (!level) throw new SigmaError(`Expected a level of ${LEVELS.join(', ')}, got ${shown(value)}.`)
  return level
}

const readLogSource = (content: YamlMap): LogSource => ({
  product: word(content, 'product'),
  category: word(content, 'category'),
  service: word(content, 'service'),
})

const word = (content: YamlMap, key: string): string | null => optionalText(content, key)?.trim().toLowerCase() || null

function readConditions(detection: YamlMap): string[] {
  if (detection.has('timeframe')) {
    throw new SigmaError(
      'Expected a correlation for what happens in a time frame; detection.timeframe is no longer Sigma.',
    )
  }
  const condition = detection.get('condition')
  const conditions = Array.isArray(condition) ? condition : [condition]
  if (conditions.length === 0) throw new SigmaError('Expected a condition.')
  return conditions.map((text) => {
    if (typeof text !== 'string') throw new SigmaError(`Expected a condition as a text, got ${shown(text)}.`)
    return text
  })
}

export function map(value: Yaml | undefined, name: string): YamlMap {
  if (value instanceof Map) return value
  throw new SigmaError(`Expected ${name} to be a map, got ${shown(value)}.`)
}

export function optionalText(content: YamlMap, key: string): string | null {
  const value = content.get(key)
  if (value === undefined || value === null) return null
  if (typeof value === 'object') throw new SigmaError(`Expected ${key} to be a text, got ${shown(value)}.`)
  return String(value)
}

/** A list of texts, or one alone. */
export function texts(content: YamlMap, key: string): string[] {
  const value = content.get(key) ?? []
  const list = Array.isArray(value) ? value : [value]
  return list.flatMap((item) => {
    if (item === null) return []
    if (typeof item === 'object') throw new SigmaError(`Expected ${key} to be texts, got ${shown(item)}.`)
    return [String(item).trim()]
  })
}
