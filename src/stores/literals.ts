const PLACEHOLDER = /\{(\w+):([\w(), ]+)\}/g

/**
 * A statement with its values in place of the placeholders, just as ClickHouse itself replaces them: texts are quoted, and whatever else a
 * placeholder names is cast from texts. Nothing of a value can become SQL.
 */
export function withLiterals(sql: string, params: Readonly<Record<string, unknown>>): string {
  return sql.replace(PLACEHOLDER, (placeholder: string, name: string, type: string) => {
    if (!Object.hasOwn(params, name)) return placeholder
    const value = literal(params[name])
    return type === 'String' ? value : `_CAST(${value}, '${type}')`
  })
}

function literal(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`
  if (value === null || value === undefined) return 'NULL'
  if (typeof value === 'object') throw new TypeError('Expected a text, a number, or a list of them to bind.')
  return `'${String(value).replace(/[\\']/g, '\\$&')}'`
}
