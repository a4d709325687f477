import type { Severity } from '../kernel/severity.ts'
import { attackTags } from './attack/attack-tags.ts'
import type { About, Level } from './read/rule-document.ts'

export const SEVERITY: Readonly<Record<Level, Severity>> = {
  informational: 'INFO',
  low: 'LOW',
  medium: 'MEDIUM',
  high: 'HIGH',
  critical: 'CRITICAL',
}

/** Sigma has no level for a rule without one; such a rule is one that somebody else builds on. */
export const severityOf = ({ level }: About): Severity => SEVERITY[level ?? 'informational']

export const tagsOf = (about: About, sources: readonly string[]): string[] => [
  ...new Set([
    ...sources.slice(0, 1).map((source) => `source:${source}`),
    'security:attack',
    ...attackTags(about.tags),
    ...(about.status === null ? [] : [`status:${plain(about.status)}`]),
  ]),
]

const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}_.-]+/gu, '-')

/** What the rule says about itself, as Markdown. The text is somebody's: what a template would fill in is taken apart. */
export function messageOf(about: About): string {
  const sections = [
    about.description,
    section('False positives', about.falsePositives),
    section('References', about.references.map(linked)),
    origin(about),
  ]
  return sections
    .filter((text) => text !== '')
    .join('\n\n')
    .replaceAll('{{', '{ {')
    .slice(0, MAX_MESSAGE)
}

const MAX_MESSAGE = 20_000

const section = (title: string, items: readonly string[]): string =>
  items.length === 0 ? '' : [`## ${title}`, ...items.map((item) => `- ${item}`)].join('\n')

const linked = (reference: string): string => (/^https?:\/\/[^\s<>]+$/.test(reference) ? `<${reference}>` : reference)

function origin({ id, author }: About): string {
  const words = ['Sigma rule', ...(id === null ? [] : [id]), ...(author === null ? [] : [`by ${author}`])]
  return words.length === 1 ? '' : `## Origin\n${words.join(' ')}`
}
