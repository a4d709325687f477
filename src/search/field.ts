import type { SearchDocument } from './document.ts'
import type { SqlParams } from './sql-params.ts'

/** TEXT is searched by words, STRING and IP by value; DURATION counts units of `nanoseconds`, DATE milliseconds. */
export type FieldKind = 'STRING' | 'TEXT' | 'IP' | 'NUMBER' | 'DURATION' | 'DATE'

/** An absent value is null, '' for one text, and an empty list for many. */
export type FieldValue = string | number | null | undefined | readonly string[]

interface Described {
  /** The reference by which a query names it: `status`, `@usr.id`. */
  readonly name: string
  readonly label: string
  readonly group: string
  readonly description: string
  readonly kind: FieldKind
  readonly aliases: readonly string[]
  readonly sortable: boolean
  readonly facetable: boolean
  /** Values are lower case in SQL and documents, and a query may write them in any case. */
  readonly foldsCase: boolean
  /** Of a DURATION: how many nanoseconds one stored unit is. */
  readonly nanoseconds: number
}

/** A field as the outputs use it. NUMBER, DURATION and DATE fields have shape ONE. */
export interface Field extends Described {
  readonly shape: 'ONE' | 'MANY'
  readonly from: 'COLUMN' | 'ATTRIBUTE' | 'TAG'
  /** Path of an attribute, key of a tag, name of a column. */
  readonly key: string
  /** Text (String), texts (Array(String)), a number or a DateTime64(3); the latter two may be NULL where absent. */
  sql(params: SqlParams): string
  get(document: SearchDocument): FieldValue
  /** Of a field that reads several: all of them. */
  readonly parts: readonly Field[]
  /** Of a field that reads every path between the two with one key there. */
  readonly anyKey: { readonly start: string; readonly end: string } | null
  /** Whether the SQL of MANY may name a value twice; columns are written without repetitions. */
  readonly mayRepeat: boolean
  /** Of a TEXT that has its `wordsOf` stored beside it. */
  readonly words: WordsSource | null
}

export interface WordsSource {
  readonly sql: string
  get(document: SearchDocument): string
}

/** How a module declares a field: SQL expression and getter side by side, the rest has defaults. */
export interface FieldDeclaration extends Partial<Described> {
  readonly name: string
  readonly label: string
  readonly kind: FieldKind
  readonly shape?: 'ONE' | 'MANY'
  /** Defaults to the attribute map for `@path`, else to the column of that name. */
  readonly sql?: string
  /** Defaults to the attribute for `@path`, else to the property of that name. */
  readonly get?: (document: SearchDocument) => FieldValue
  readonly words?: WordsSource
}

const NONE: readonly string[] = []

/** Own properties only: `@constructor` is a path like any other. */
export const attributeValues = ({ attributes }: SearchDocument, path: string): readonly string[] =>
  Object.hasOwn(attributes, path) ? (attributes[path] as readonly string[]) : NONE

export function declareField(declaration: FieldDeclaration): Field {
  const { name, sql, get } = declaration
  const attribute = name.startsWith('@')
  const key = attribute ? name.slice(1) : name
  return {
    aliases: [],
    group: 'Core',
    description: '',
    sortable: false,
    facetable: true,
    foldsCase: false,
    nanoseconds: 1,
    shape: attribute && get === undefined ? 'MANY' : 'ONE',
    words: null,
    parts: [],
    anyKey: null,
    ...declaration,
    // A declared path that reads a column is no longer a place in the attribute map.
    from: attribute && get === undefined ? 'ATTRIBUTE' : 'COLUMN',
    key,
    mayRepeat: attribute && get === undefined && sql === undefined,
    sql: (params) => sql ?? (attribute ? `attributes[${params.add(key)}]` : key),
    get: get ?? (attribute ? (document) => attributeValues(document, key) : (document) => document[key] as FieldValue),
  }
}

/** Any path that no catalog declares; `#calculated` fields are kept beside the attributes under their full name. */
export function attributeField(path: string): Field {
  return {
    ...declareField({ name: `@${path}`, label: path, kind: 'STRING', group: 'Attributes' }),
    name: path.startsWith('#') ? path : `@${path}`,
  }
}

/** The values of one tag key. */
export function tagField(key: string): Field {
  const prefix = `${key}:`
  const bytes = Buffer.byteLength(prefix)
  return {
    ...declareField({ name: key, label: key, kind: 'STRING', group: 'Tags' }),
    shape: 'MANY',
    from: 'TAG',
    sql: (params) =>
      `arrayMap(t -> substring(t, ${bytes + 1}), arrayFilter(t -> startsWith(t, ${params.add(prefix)}), tags))`,
    get: ({ tags }) => tags.filter((tag) => tag.startsWith(prefix)).map((tag) => tag.slice(prefix.length)),
  }
}
