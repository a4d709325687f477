const SUCCESS =
  /^(?:success|succeeded|successful|ok|allow|allowed|accept|accepted|active|pass|passed|granted|true|yes|start|started|completed|partiallysucceeded|noerror|0)$/i
const FAILURE =
  /^(?:fail|failed|failure|failures|error|deny|denied|reject|rejected|block|blocked|false|no|unauthorized|forbidden|timeout|interrupted|servfail|nxdomain|refused|formerr|[1-9]\d*)$/i

/** Whether a word that sources use for the result of an event means that it came to pass; null when it says neither. */
export function succeeded(word: string | null): boolean | null {
  if (word === null) return null
  if (SUCCESS.test(word)) return true
  return FAILURE.test(word) ? false : null
}
