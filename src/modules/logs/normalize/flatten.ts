/** Path of a log (`userIdentity.arn`) to the texts of all scalar leaves found there. Has no prototype: any key is just a key. */
export type Attributes = Record<string, string[]>

/** Set on a log that holds more than is indexed; the whole of it stays readable in its document. Says what ran out: paths, values or depth. */
export const TRUNCATED = 'signalbox.truncated'

const MAX_PATHS = 2_000
const MAX_VALUES = 10_000
const MAX_DEPTH = 64

interface Walk {
  readonly attributes: Attributes
  paths: number
  values: number
  cut: string | null
}

/**
 * Arrays fan out; a nested key and a literal key with a dot give the same path; numbers and booleans are written as JSON writes them; null is
 * absent and an empty text is kept.
 */
export function flatten(value: unknown): Attributes {
  const walk: Walk = { attributes: Object.create(null), paths: 0, values: 0, cut: null }
  visit(walk, '', value, 0)
  if (walk.cut) walk.attributes[TRUNCATED] = [walk.cut]
  return walk.attributes
}

function visit(walk: Walk, path: string, value: unknown, depth: number): void {
  switch (typeof value) {
    case 'string':
      add(walk, path, value)
      break
    case 'number':
    case 'boolean':
    case 'bigint':
      add(walk, path, String(value))
      break
    case 'object': {
      if (value === null) return
      if (depth > MAX_DEPTH) {
        walk.cut ??= 'depth'
        return
      }
      if (Array.isArray(value)) {
        for (const element of value) {
          if (walk.values >= MAX_VALUES) {
            walk.cut ??= 'values'
            return
          }
          visit(walk, path, element, depth + 1)
        }
        return
      }
      for (const key of Object.keys(value)) {
        visit(walk, path === '' ? key : `${path}.${key}`, (value as Record<string, unknown>)[key], depth + 1)
      }
    }
  }
}

function add(walk: Walk, path: string, text: string): void {
  if (path === '') return
  const known = walk.attributes[path]
  if (walk.values >= MAX_VALUES) walk.cut ??= 'values'
  else if (known) known.push(text)
  else if (walk.paths >= MAX_PATHS) walk.cut ??= 'paths'
  else {
    walk.attributes[path] = [text]
    walk.paths++
  }
  walk.values++
}
