import { SEVERITIES } from '../../../kernel/severity.ts'
import type { Notice } from '../../../outbound/index.ts'
import type { ActionParameter } from '../action.ts'
import { optional, required } from '../define.ts'
import type { Given } from '../given.ts'

/** What every message can say. */
export const NOTICE: readonly ActionParameter[] = [
  required('title', 'STRING', 'What has happened, in a line, such as {{signal.title}}.'),
  optional('text', 'STRING', 'More about it.'),
  optional('severity', 'STRING', 'Gives it a colour or a priority.', { allowedValues: SEVERITIES }),
  optional('link', 'STRING', 'Where to read more.'),
  optional('facts', 'OBJECT', 'Short facts by name, such as {"User": "{{signal.attributes.usr.id}}"}.'),
]

export const noticeOf = (given: Given): Notice => ({
  title: given.text('title'),
  text: given.textOrNull('text') ?? '',
  severity: given.oneOf('severity', SEVERITIES),
  url: given.textOrNull('link'),
  facts: Object.entries(given.texts('facts')).map(([name, value]) => ({ name, value })),
})
