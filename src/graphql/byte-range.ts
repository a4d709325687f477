/** A part of a file as a client asks for it: from `first` on, or the last `suffix` bytes. */
export type ByteRange = { readonly first: number; readonly last: number | null } | { readonly suffix: number }

/** One range of bytes. Null for anything else, for which the whole file is a good answer. */
export function readByteRange(header: string | undefined): ByteRange | null {
  const match = /^bytes=(?:(\d{1,15})-(\d{1,15})?|-(\d{1,15}))$/.exec(header?.trim() ?? '')
  if (!match) return null
  const [, first, last, suffix] = match
  if (first === undefined) return { suffix: Number(suffix) }
  if (last !== undefined && Number(last) < Number(first)) return null
  return { first: Number(first), last: last === undefined ? null : Number(last) }
}
