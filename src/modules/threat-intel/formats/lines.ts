import { parseNetwork } from '../../../search/index.ts'
import type { Indicator } from '../indicator.ts'
import { type NamedIndicator, NoIndicator, readIndicator } from '../indicator-text.ts'
import { type Reader, ReadingDraft, TURN } from './reading.ts'

const COMMENT = /^\s*(?:#|;|\/\/)|^\s*$/
const COMMENT_BEHIND = /\s+(?:#|;|\/\/).*$/
/** `0.0.0.0 evil.example`, as hosts files block a name. */
const HOSTS_FILE = /^(?:0\.0\.0\.0|127\.0\.0\.1|::1?)\s+(?=\S)/
const LONGEST_NOTE = 200

/** One indicator a line. What follows it, behind a blank, tab or comma, is kept as a note. */
export function* readLines(content: string): Reader {
  const draft = new ReadingDraft()
  for (const [index, text] of content.split(/\r\n|\n|\r/).entries()) {
    if (index % TURN === 0) yield
    if (COMMENT.test(text)) continue
    draft.attempt(index + 1, () => {
      const { named, note } = readLine(text.replace(COMMENT_BEHIND, '').replace(HOSTS_FILE, '').trim())
      add(draft, index + 1, named, note)
    })
  }
  return draft.finish()
}

function readLine(text: string): { named: NamedIndicator; note: string } {
  const [, first = '', behind = ''] = /^"?([^\s,;|"]+)"?[\s,;|]+(.*)$/.exec(text) ?? []
  const note = behind.trim().slice(0, LONGEST_NOTE)
  // Most long lists are of addresses, and finding out by failing would cost ten times as much.
  if (first !== '' && parseNetwork(first)) return { named: readIndicator(first), note }
  try {
    return { named: readIndicator(text), note: '' }
  } catch (error) {
    if (!(error instanceof NoIndicator) || first === '') throw error
    return { named: readIndicator(first), note }
  }
}

/** The same host on several ports is one indicator that names them all. */
function add(draft: ReadingDraft, line: number, { type, value, port }: NamedIndicator, note: string): void {
  const known = port === undefined ? null : draft.find({ type, value })
  const ports = portsOf(known)
  if (known && port !== undefined && ports.length && !ports.includes(port)) {
    const first = draft.lineOf(known) ?? line
    draft.replace(first, toIndicator(type, value, [...ports, port], String(dataOf(known).note ?? note)))
  } else draft.add(line, toIndicator(type, value, port === undefined ? [] : [port], note))
}

function toIndicator(type: Indicator['type'], value: string, ports: readonly string[], note: string): Indicator {
  const additionalData = { ...(ports.length ? { ports } : {}), ...(note ? { note } : {}) }
  const details = Object.keys(additionalData).length ? { additionalData } : null
  return { type, value, details, validUntil: null, stixId: null }
}

const dataOf = (indicator: Indicator | null) => indicator?.details?.additionalData ?? {}
const portsOf = (indicator: Indicator | null) => (dataOf(indicator).ports ?? []) as readonly string[]
