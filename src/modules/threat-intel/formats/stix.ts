import type { Indicator, Intention } from '../indicator.ts'
import { NoIndicator } from '../indicator-text.ts'
import { type Reader, ReadingDraft, TURN } from './reading.ts'
import { readPattern } from './stix-pattern.ts'

type StixObject = Readonly<Record<string, unknown>>

/** The indicators of a STIX 2.1 bundle; whatever else it holds (malware, relations, markings) names nothing that logs are searched for. */
export function* readStix(content: string): Reader {
  const draft = new ReadingDraft()
  const objects = readBundle(content, draft)
  const newest = newestVersions(objects)
  for (const [index, object] of objects.entries()) {
    if (index % TURN === 0) yield
    if (object.type !== 'indicator' || newest.get(idOf(object)) !== object) continue
    draft.attempt(index + 1, () => addIndicator(draft, index + 1, object))
  }
  return draft.finish()
}

function readBundle(content: string, draft: ReadingDraft): readonly StixObject[] {
  try {
    const bundle = JSON.parse(content) as { type?: unknown; objects?: unknown }
    const objects = Array.isArray(bundle) ? bundle : bundle?.type === 'bundle' ? (bundle.objects ?? []) : [bundle]
    if (Array.isArray(objects) && objects.every((object) => typeof object === 'object' && object !== null))
      return objects
    draft.reject(1, 'Expected a STIX 2.1 bundle with a list of objects.')
  } catch (error) {
    draft.reject(1, `Expected a STIX 2.1 bundle as JSON: ${(error as Error).message}`)
  }
  return []
}

/** One object can be in a bundle in several versions; only the latest counts. */
function newestVersions(objects: readonly StixObject[]): ReadonlyMap<string, StixObject> {
  const newest = new Map<string, StixObject>()
  for (const object of objects) {
    const known = newest.get(idOf(object))
    if (!known || String(object.modified ?? '') >= String(known.modified ?? '')) newest.set(idOf(object), object)
  }
  return newest
}

const idOf = ({ id }: StixObject): string => String(id ?? '')

function addIndicator(draft: ReadingDraft, line: number, object: StixObject): void {
  const { pattern, pattern_type = 'stix', revoked } = object
  const stixId = idOf(object)
  if (!/^indicator--[\w-]{1,64}$/.test(stixId))
    throw new NoIndicator(`Expected an id such as indicator--…, got ${JSON.stringify(stixId.slice(0, 80))}.`)
  if (revoked === true) {
    draft.revoked.push(stixId)
    return
  }
  if (pattern_type !== 'stix' || typeof pattern !== 'string')
    throw new NoIndicator(`Expected a STIX pattern, got one of type ${JSON.stringify(pattern_type)}.`)
  const validUntil = readTime(object.valid_until)
  const details = { intention: intentionOf(object), additionalData: dataOf(object, stixId) }
  for (const { type, value } of readPattern(pattern)) {
    const indicator: Indicator = { type, value, details, validUntil, stixId }
    draft.add(line, indicator)
  }
}

function intentionOf({ indicator_types }: StixObject): Intention {
  const types = Array.isArray(indicator_types) ? indicator_types : []
  if (types.includes('malicious-activity')) return 'MALICIOUS'
  return types.includes('benign') ? 'BENIGN' : 'SUSPICIOUS'
}

function dataOf(object: StixObject, stixId: string): Record<string, unknown> {
  const kept = ['name', 'description', 'indicator_types', 'labels', 'confidence', 'valid_from'] as const
  const said = kept.filter((name) => object[name] !== undefined).map((name) => [name, object[name]] as const)
  return { stix_id: stixId, ...Object.fromEntries(said) }
}

function readTime(value: unknown): Date | null {
  if (value === undefined || value === null) return null
  const time = new Date(String(value))
  if (Number.isFinite(time.getTime())) return time
  throw new NoIndicator(`Expected valid_until as a timestamp, got ${JSON.stringify(value)}.`)
}
