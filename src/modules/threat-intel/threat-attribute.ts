import { INDICATOR_TYPES, INTENTIONS, type IndicatorType, type ThreatIntel, type ThreatMatch } from './indicator.ts'

/** Where a log keeps what is known about it. */
export const THREAT_INTEL = 'threat_intel'

type Json = Readonly<Record<string, unknown>>

/** As logs say it, and as queries name it: `@threat_intel.results.category:tor`. */
export const toAttribute = ({ indicatorsMatched, results }: ThreatIntel): Json => ({
  indicators_matched: indicatorsMatched.map((type) => type.toLowerCase()),
  results: results.map(({ indicator, type, category, intention, source, additionalData }) => ({
    indicator,
    type: type.toLowerCase(),
    category,
    intention: intention.toLowerCase(),
    source: source.url === null ? { name: source.name } : source,
    ...(additionalData === null ? {} : { additional_data: additionalData }),
  })),
})

/** Reads it back. A sender can write whatever it likes under that name, so only what has the right shape is believed. */
export function fromAttribute(value: unknown): ThreatIntel | null {
  if (!isObject(value)) return null
  const results = listOf(value.results).flatMap(toMatch)
  const indicatorsMatched = listOf(value.indicators_matched).flatMap((word) => typeNamed(word) ?? [])
  return results.length || indicatorsMatched.length ? { indicatorsMatched, results } : null
}

function toMatch(value: unknown): ThreatMatch[] {
  if (!isObject(value)) return []
  const { indicator, category, source, additional_data } = value
  const type = typeNamed(value.type)
  const intention = INTENTIONS.find((word) => word.toLowerCase() === value.intention)
  if (typeof indicator !== 'string' || typeof category !== 'string' || !type || !intention) return []
  if (!isObject(source) || typeof source.name !== 'string') return []
  return [
    {
      indicator,
      type,
      category,
      intention,
      source: { name: source.name, url: typeof source.url === 'string' ? source.url : null },
      additionalData: isObject(additional_data) ? additional_data : null,
    },
  ]
}

const typeNamed = (word: unknown): IndicatorType | undefined =>
  INDICATOR_TYPES.find((type) => type.toLowerCase() === word)

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)
