/** A search inside of values as a pattern of LIKE. Without wildcards it is found anywhere. */
export function likePattern(search: string): string {
  const pattern = search
    .replace(/[\\%_]/g, '\\$&')
    .replace(/\*/g, '%')
    .replace(/\?/g, '_')
  return /[*?]/.test(search) ? pattern : `%${pattern}%`
}
