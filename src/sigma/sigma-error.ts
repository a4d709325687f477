/** Why a rule cannot be taken; the message is meant for who wrote it. */
export class SigmaError extends Error {
  override readonly name = 'SigmaError'
}

/** What came, shortened, for an error that says what was expected. */
export function shown(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'a list'
  if (value instanceof Map) return 'a map'
  const text = JSON.stringify(typeof value === 'string' ? value : String(value))
  return text.length > 60 ? `${text.slice(0, 57)}…"` : text
}
