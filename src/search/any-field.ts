import { type FieldCatalog, resolveField } from './catalog.ts'
import type { SearchDocument } from './document.ts'
import { declareField, type Field } from './field.ts'
import type { SqlParams } from './sql-params.ts'
import { valuesOf, valuesSql } from './values.ts'

/**
 * All values found under any of the references, as texts: the shapes in which one event comes differ in where they keep a field. In a
 * reference `.*.` stands for one key, whatever it is called: `@Event.UserData.*.Param1`.
 */
export function anyField(references: readonly string[], catalog: FieldCatalog): Field {
  const fields = references.map((reference) =>
    reference.startsWith('@') && reference.includes(ANY_KEY)
      ? belowAnyKey(reference)
      : resolveField(catalog, reference),
  )
  const [only] = fields
  return only && fields.length === 1 && only.shape === 'MANY' ? only : joinedField(fields)
}

/** All that any of the fields holds, as texts. */
export function joinedField(fields: readonly Field[]): Field {
  const name = fields.map((field) => field.name).join('|')
  return {
    ...declareField({ name, label: name, kind: 'STRING' }),
    shape: 'MANY',
    from: 'COLUMN',
    parts: fields,
    sql: (params) => `arrayConcat(${fields.map((field) => asStrings(valuesSql(field, params))).join(', ')})`,
    get: (document) => {
      let found: readonly string[] = []
      for (const field of fields) {
        const values = valuesOf(field, document)
        if (values.length > 0) found = found.length === 0 ? values : [...found, ...values]
      }
      return found
    },
  }
}

/** A field by one reference or by several with `|` between them: `@User|@Event.EventData.User`, as rules group by. */
export const fieldOf = (reference: string, catalog: FieldCatalog): Field => {
  const references = reference.split(/\|(?=@)/)
  return references.length === 1 ? resolveField(catalog, reference) : anyField(references, catalog)
}

const ANY_KEY = '.*.'

/** arrayConcat wants one type; the attribute map's values and a text column differ in theirs. */
const asStrings = (expression: string): string => `CAST(${expression}, 'Array(String)')`

function belowAnyKey(reference: string): Field {
  const [above = '', ...below] = reference.slice(1).split(ANY_KEY)
  const [start, end] = [`${above}.`, `.${below.join(ANY_KEY)}`]
  const expression = `^${escapeExpression(start)}[^.]+${escapeExpression(end)}$`
  const fits = new RegExp(expression, 's')
  return {
    ...declareField({ name: reference, label: reference, kind: 'STRING' }),
    shape: 'MANY',
    from: 'COLUMN',
    anyKey: { start, end },
    sql: (params: SqlParams) =>
      `arrayFlatten(mapValues(mapFilter((k, v) -> match(k, ${params.add(`(?s)${expression}`)}), attributes)))`,
    get: ({ attributes }: SearchDocument) => {
      const found: string[] = []
      for (const path in attributes) {
        if (path.startsWith(start) && fits.test(path)) found.push(...(attributes[path] as readonly string[]))
      }
      return found
    },
  }
}

const escapeExpression = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
