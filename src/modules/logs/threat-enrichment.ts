import { type LogThreats, THREAT_INTEL, toAttribute } from '../threat-intel/index.ts'
import { flatten, type NormalizedLog, parseJson } from './normalize/index.ts'

/**
 * Writes into a log what the feeds say about it: flattened for queries and rules, and whole into its document. What a sender wrote under that name
 * gives way, so that nobody can pass off a list's verdict on an address that is on one.
 */
export function withThreatIntel(log: NormalizedLog, threats: LogThreats): NormalizedLog {
  const found = threats.of(log)
  if (!found) return log
  const { attributes } = log
  const value = toAttribute(found)
  for (const path in attributes)
    if (path === THREAT_INTEL || path.startsWith(`${THREAT_INTEL}.`)) delete attributes[path]
  Object.assign(attributes, flatten({ [THREAT_INTEL]: value }))
  return { ...log, document: withMember(log.document, value) }
}

/** Added to the text, since parsing every document that names an address would cost more than the rest. */
function withMember(document: string, value: object): string {
  if (document.includes(THREAT_INTEL))
    return JSON.stringify({ ...(parseJson(document) as object), [THREAT_INTEL]: value })
  const member = `${JSON.stringify(THREAT_INTEL)}:${JSON.stringify(value)}`
  return document === '{}' || document === '' ? `{${member}}` : `${document.slice(0, -1)},${member}}`
}
