import { TACTICS } from './tactics.ts'
import { TECHNIQUE_NAMES } from './techniques.ts'

/** `attack.t1110.001` → `technique:t1110.001-password-guessing`, `attack.credential-access` → `tactic:ta0006-credential-access`. */
export const attackTags = (tags: readonly string[]): string[] =>
  tags.flatMap((tag) => attackTag(tag.trim().toLowerCase()))

function attackTag(tag: string): string[] {
  if (!tag.startsWith('attack.')) return [tag.replace('.', ':')].filter((text) => /^[^:\s]+:\S+$/.test(text))
  const name = tag.slice('attack.'.length)
  if (/^t\d{4}(?:\.\d{3})?$/.test(name)) return [`technique:${name}${suffix(TECHNIQUE_NAMES.get(name.toUpperCase()))}`]
  if (/^[gs]\d{4}$/.test(name)) return [`${name.startsWith('g') ? 'group' : 'software'}:${name}`]
  const shortName = name.replaceAll('_', '-')
  const tactic = TACTICS.find(({ id, shortName: known }) => known === shortName || id.toLowerCase() === name)
  return [tactic ? `tactic:${tactic.id.toLowerCase()}-${tactic.shortName}` : `tactic:${shortName}`]
}

const suffix = (name: string | undefined): string =>
  name === undefined
    ? ''
    : `-${name
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, '-')
        .replace(/^-|-$/g, '')}`
