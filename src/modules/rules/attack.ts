import { TACTICS } from '../../sigma/attack/tactics.ts'
import { TECHNIQUE_NAMES } from '../../sigma/attack/techniques.ts'

/** An attack tactic or technique, as a tag names it. */
export interface AttackReference {
  readonly id: string
  readonly name: string
}

export const tacticsOf = (tags: readonly string[]): AttackReference[] => referencesOf('tactic:', tags)
export const techniquesOf = (tags: readonly string[]): AttackReference[] => referencesOf('technique:', tags)

function referencesOf(prefix: string, tags: readonly string[]): AttackReference[] {
  const references: AttackReference[] = []
  for (const tag of tags) if (hasPrefix(tag, prefix)) references.push(referenceOf(tag.slice(prefix.length)))
  return references
}

const hasPrefix = (tag: string, prefix: string): boolean => tag.slice(0, prefix.length).toLowerCase() === prefix

/** The same few come with each signal of a list. */
const known = new Map<string, AttackReference>()
const MAX_KNOWN = 10_000

function referenceOf(value: string): AttackReference {
  const found = known.get(value)
  if (found) return found
  if (known.size >= MAX_KNOWN) known.clear()
  const reference = toReference(value)
  known.set(value, reference)
  return reference
}

const NAMES = new Map([...TECHNIQUE_NAMES, ...TACTICS.map(({ id, name }) => [id, name] as const)])

/** `t1110.001-password-guessing` names T1110.001, "Password Guessing"; a value without a number names itself. */
function toReference(value: string): AttackReference {
  const [, number, words] = /^(ta?\d{4}(?:\.\d{3})?)(?:-(.*))?$/i.exec(value) ?? []
  const id = (number ?? value).toUpperCase()
  return { id, name: NAMES.get(id) ?? toTitle(words ?? value) }
}

const SMALL_WORDS = new Set(['and', 'or', 'of', 'the', 'to', 'in', 'for', 'on', 'with', 'via', 'by'])

const toTitle = (words: string): string =>
  words
    .split(/[-_\s]+/)
    .map((word, index) => (index > 0 && SMALL_WORDS.has(word) ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join(' ')
