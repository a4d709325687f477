import type { StructuredQuery } from '../../search/index.ts'

/** Where the logs that a logsource means are, and where they keep what its fields are called. All of it is data: see the tables beside. */
export interface LogMapping {
  /** The `ddsource` words of these logs. */
  readonly sources: readonly string[]
  /** What else tells them apart from other logs of the source. */
  readonly where?: readonly StructuredQuery[]
  /** Sigma's name → our paths; a name that ends with a dot stands for all that begin with it. */
  readonly fields?: Readonly<Record<string, readonly string[]>>
  /** Where any other field is; `{}` is its name, `{words}` its name in words. Without: there, under its own name. */
  readonly paths?: readonly string[]
  /** One thing under two names, by its beginning: case differs, or dots became underscores. */
  readonly spellings?: readonly (readonly [string, string])[]
  /** Whom a signal is about: search fields that the source has for its actor or its machine. */
  readonly groupBy?: readonly string[]
}

/** The references under which a field of a rule is looked for. */
export function fieldReferences(mapping: LogMapping, name: string): string[] {
  const paths = pathsOf(mapping, name).flatMap((path) => [path, ...respelled(mapping, path)])
  return [...new Set(paths)].map((path) => `@${path}`)
}

function pathsOf({ fields = {}, paths = ['{}'] }: LogMapping, name: string): readonly string[] {
  if (Object.hasOwn(fields, name)) return fields[name] as readonly string[]
  const prefix = Object.keys(fields).find((key) => key.endsWith('.') && name.startsWith(key))
  if (prefix) return (fields[prefix] as readonly string[]).map((path) => path + name.slice(prefix.length))
  return paths.map((path) => path.replace('{}', () => name).replace('{words}', () => inWords(name)))
}

const respelled = ({ spellings = [] }: LogMapping, path: string): string[] =>
  spellings.flatMap(([one, other]) => (path.startsWith(one) ? [other + path.slice(one.length)] : []))

/** `ThreatName` → `Threat Name` */
const inWords = (name: string): string => name.replace(/([a-z])([A-Z])/g, '$1 $2')
