import { badInput } from './errors.ts'

/** A Relay connection's content. */
export interface Page<Node> {
  readonly edges: readonly { readonly cursor: string; readonly node: Node }[]
  readonly pageInfo: {
    readonly hasNextPage: boolean
    readonly hasPreviousPage: boolean
    readonly startCursor: string | null
    readonly endCursor: string | null
  }
}

export const MAX_PAGE = 1_000

/** Checks `first`; `path` names the argument in the error. */
export function pageSize(first: number | null | undefined, fallback: number, path = 'first'): number {
  const size = first ?? fallback
  if (!Number.isInteger(size) || size < 0 || size > MAX_PAGE) {
    throw badInput(path, `Expected a whole number from 0 to ${MAX_PAGE}, got ${size}.`)
  }
  return size
}

/** Opaque cursor over a keyset: the sort values and the id of a row. */
export const encodeCursor = (key: readonly unknown[]): string => Buffer.from(JSON.stringify(key)).toString('base64url')

export function decodeCursor(cursor: string, length: number, path = 'after'): unknown[] {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    if (Array.isArray(key) && key.length === length) return key
  } catch {
    // Falls through to the one error that the client can act on.
  }
  throw badInput(path, `Expected a cursor that this list has answered, got ${JSON.stringify(cursor.slice(0, 80))}.`)
}

/** Turns `size + 1` fetched rows into a page of `size`. */
export function toPage<Node>(
  rows: readonly Node[],
  size: number,
  hasPrevious: boolean,
  cursor: (node: Node) => string,
): Page<Node> {
  const edges = rows.slice(0, size).map((node) => ({ cursor: cursor(node), node }))
  return {
    edges,
    pageInfo: {
      hasNextPage: rows.length > size,
      hasPreviousPage: hasPrevious,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  }
}

/** Reads on behind the last that was read until `limit` of what came has passed a filter, or nothing more comes. */
export async function readUntil<Item>(
  limit: number,
  read: (last: Item | null) => Promise<readonly Item[]>,
  filter: (items: readonly Item[]) => Promise<readonly Item[]>,
): Promise<Item[]> {
  const passed: Item[] = []
  for (let last: Item | null = null; passed.length < limit; ) {
    const items: readonly Item[] = await read(last)
    passed.push(...(await filter(items)))
    if (items.length < limit) break
    last = items.at(-1) ?? null
  }
  return passed.slice(0, limit)
}
