const BIG_INTEGER = /[[:,\s]-?\d{16}/
const STRING_OR_NUMBER = /"[^"\\]*(?:\\.[^"\\]*)*(?:"|\\?$)|-?\d+(?:[.eE][\d.eE+-]*)?/gs

/**
 * JSON.parse that keeps whole numbers beyond 2^53 (nanosecond times, Windows keywords, snowflake ids) digit by digit, as text: a double would
 * round them. Throws SyntaxError as JSON.parse does.
 */
export function parseJson(text: string): unknown {
  if (!BIG_INTEGER.test(text)) return JSON.parse(text)
  return JSON.parse(
    text.replace(STRING_OR_NUMBER, (token) => (token.length > 15 && isRounded(token) ? `"${token}"` : token)),
  )
}

const isRounded = (token: string) => /^-?\d+$/.test(token) && !Number.isSafeInteger(Number(token))
