/** One field of an asset, before and after, as text. */
export interface Change {
  readonly field: string
  readonly previousValue: string | null
  readonly newValue: string | null
}

type Fields = Readonly<Record<string, unknown>>

/** What differs between two states of an asset; `null` stands for an asset that does not exist yet, or no longer. */
export function changesBetween(before: Fields | null, after: Fields | null): Change[] {
  const fields = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])
  return [...fields].flatMap((field) => {
    const [previousValue, newValue] = [toText(before?.[field]), toText(after?.[field])]
    return previousValue === newValue ? [] : [{ field, previousValue, newValue }]
  })
}

function toText(value: unknown): string | null {
  if (value === null || value === undefined) return null
  if (value instanceof Date) return value.toISOString()
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
