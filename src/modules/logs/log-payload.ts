import { badInput } from '../../kernel/errors.ts'
import { parseJson } from './normalize/index.ts'

/** A place in a payload where a log was expected and something else stood. */
export class Unreadable {
  constructor(readonly reason: string) {}
}

export const MAX_LOGS_PER_REQUEST = 1_000
/** Lines are cheap for a shipper to pile up; more of them than fit in one batch would be stored in parts. */
const MAX_LINES = 5_000

/**
 * The logs of a request: a JSON object, an array, an object of `Records`, or objects one after the other, each on its line or over several.
 * Something unreadable among them takes the place of one log; a body without any log is an error.
 */
export function parsePayload(body: Buffer): unknown[] {
  // A shipper's byte order mark is no JSON.
  const text = body.toString('utf8').replace(/^\ufeff/, '')
  const start = text.trimStart()
  if (start === '') throw badInput('body', 'Expected logs, got an empty body.')
  const whole = read(text)
  const logs = whole instanceof Unreadable ? sequence(text, whole) : unwrap(whole)
  if (!logs.length) throw badInput('body', 'Expected logs, got none.')
  return logs
}

/** Checks the number of logs in one argument or body. */
export function checkCount(count: number, path: string, most = MAX_LOGS_PER_REQUEST): void {
  if (count > most) throw badInput(path, `Expected at most ${most} logs in one request, got ${count}.`)
}

function unwrap(value: unknown): unknown[] {
  const { Records: records } = (value ?? {}) as { Records?: unknown }
  const isEnvelope = Array.isArray(records) && Object.keys(value as object).length === 1
  const logs = isEnvelope ? records : Array.isArray(value) ? value : [value]
  checkCount(logs.length, 'body')
  return logs
}

function read(text: string): unknown {
  try {
    return parseJson(text)
  } catch (error) {
    return new Unreadable(`Expected JSON: ${(error as Error).message}`)
  }
}

function sequence(text: string, fault: Unreadable): unknown[] {
  const first = text.trimStart()
  if (first.startsWith('[')) throw badInput('body', fault.reason)
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const byLine = read(lines[0] ?? '')
  const logs =
    byLine instanceof Unreadable && first.startsWith('{') ? objects(first).map(read) : lines.map((line) => read(line))
  checkCount(logs.length, 'body', MAX_LINES)
  if (logs.every((log) => log instanceof Unreadable)) throw badInput('body', fault.reason)
  return logs
}

/** A string that does not end takes all of the rest, or each of its quotes would be tried as the beginning of another one. */
const STRING_OR_BRACE = /"(?:[^"\\]|\\.)*(?:"|\\?$)|[{}]/gs

/** Splits objects that follow each other, whatever stands between them: braces are counted outside of strings. */
function objects(text: string): string[] {
  const found: string[] = []
  let depth = 0
  let start = 0
  for (const { 0: token, index } of text.matchAll(STRING_OR_BRACE)) {
    if (token === '{') {
      if (depth === 0) start = index
      depth += 1
    } else if (token === '}' && depth > 0) {
      depth -= 1
      if (depth === 0) found.push(text.slice(start, index + 1))
    }
  }
  if (depth > 0) found.push(text.slice(start))
  return found
}
