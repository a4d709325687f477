import type { AttackReference } from './signal.ts'

export const tacticsOf = (tags: readonly string[]): AttackReference[] => referencesOf('tactic:', tags)
export const techniquesOf = (tags: readonly string[]): AttackReference[] => referencesOf('technique:', tags)

function referencesOf(prefix: string, tags: readonly string[]): AttackReference[] {
  const references: AttackReference[] = []
  for (const tag of tags) if (tag.startsWith(prefix)) references.push(referenceOf(tag.slice(prefix.length)))
  return references
}

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

/** `t1110.001-password-guessing` names T1110.001, "Password Guessing"; a value without a number names itself. */
function toReference(value: string): AttackReference {
  const [, id, words] = /^(ta?\d{4}(?:\.\d{3})?)(?:-(.*))?$/.exec(value) ?? []
  return { id: (id ?? value).toUpperCase(), name: toTitle(words ?? value) }
}

const SMALL_WORDS = new Set(['and', 'or', 'of', 'the', 'to', 'in', 'for', 'on', 'with', 'via', 'by'])

const toTitle = (words: string): string =>
  words
    .split(/[-_\s]+/)
    .map((word, index) => (index > 0 && SMALL_WORDS.has(word) ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join(' ')
