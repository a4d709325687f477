import { badInput } from '../../kernel/errors.ts'

/** As many as one list of an input may name. */
const MOST_IDS = 1_000

export const checkedName = (text: string): string =>
  checked(text.trim(), /^.{1,200}$/su, 'input.name', 'a name of 1 to 200 characters')

export const checkedHandle = (text: string): string =>
  checked(text.trim(), /^\S{1,200}$/u, 'input.handle', 'a handle of 1 to 200 characters without blanks')

export const checkedEmail = (text: string): string =>
  checked(text.trim(), /^[^\s@]{1,100}@[^\s@]{1,200}$/u, 'input.email', 'an e-mail address')

/** Each once. */
export function checkedIds(ids: readonly string[], path: string): string[] {
  if (ids.length > MOST_IDS) throw badInput(path, `Expected at most ${MOST_IDS} ids, got ${ids.length}.`)
  return [...new Set(ids)]
}

function checked(text: string, shape: RegExp, path: string, expected: string): string {
  if (shape.test(text)) return text
  throw badInput(path, `Expected ${expected}, got ${JSON.stringify(text.slice(0, 80))}.`)
}
