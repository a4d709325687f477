/** What workflows can speak of. */
export const ROOTS = ['signal', 'case', 'incident', 'inputs', 'steps', 'workflow', 'run', 'secrets'] as const
export type Root = (typeof ROOTS)[number]

/** A value by its place: `signal.title`, `inputs.channel`, `steps.look_up.output.score`, `signal.@usr.id`. */
export interface Reference {
  readonly root: Root
  /** Below the root; an attribute path (`@usr.id`) is one segment. */
  readonly path: readonly string[]
  /** As it was written. */
  readonly text: string
}

/** Values by root. Those that are not known are left out. */
export type Scope = { readonly [Name in Root]?: unknown }

const SEGMENT = /\.(@[\w.@:/-]+|[\w-]+)|\[(\d+)\]|\["((?:[^"\\]|\\.)*)"\]/y

/** Null for what names nothing. */
export function parseReference(text: string): Reference | null {
  const [root = ''] = /^[A-Za-z_]\w*/.exec(text) ?? []
  if (!(ROOTS as readonly string[]).includes(root)) return null
  const path: string[] = []
  SEGMENT.lastIndex = root.length
  for (let at = root.length; at < text.length; at = SEGMENT.lastIndex) {
    const match = SEGMENT.exec(text)
    const segment = match && (match[1] ?? match[2] ?? unescaped(match[3] as string))
    if (segment === null) return null
    path.push(segment)
  }
  return { root: root as Root, path, text }
}

/** Null where it escapes what has no meaning. */
function unescaped(key: string): string | null {
  try {
    return JSON.parse(`"${key}"`) as string
  } catch {
    return null
  }
}

/** Undefined where there is nothing. */
export function lookUp({ root, path }: Reference, scope: Scope): unknown {
  const keys = path.flatMap((segment) =>
    segment.startsWith('@') ? ['attributes', ...segment.slice(1).split('.')] : segment,
  )
  return descend(scope[root], keys)
}

/** Follows keys that are nested, or joined by dots into one, as keys of attributes may be. */
function descend(value: unknown, keys: readonly string[]): unknown {
  if (keys.length === 0) return value ?? undefined
  for (let joined = 1; joined <= keys.length; joined += 1) {
    const next = ownValue(value, keys.slice(0, joined).join('.'))
    const found = next === undefined ? undefined : descend(next, keys.slice(joined))
    if (found !== undefined) return found
  }
  return undefined
}

function ownValue(value: unknown, key: string): unknown {
  if (value === null || typeof value !== 'object' || !Object.hasOwn(value, key)) return undefined
  return (value as Record<string, unknown>)[key] ?? undefined
}
