import { badInput, type DomainError } from '../../../kernel/errors.ts'
import { LanguageError } from '../language/syntax.ts'

/** What goes wrong in `read` is told with the place in the argument. */
export function reading<Result>(path: string, read: () => Result): Result {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof LanguageError)) throw error
    throw badInput(path, error.message, { offset: error.offset, length: error.length })
  }
}

export const expected = (path: string, what: string, got: unknown): DomainError =>
  badInput(path, `Expected ${what}, got ${show(got)}.`)

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing'
  return text.length > 100 ? `${text.slice(0, 100)}…` : text
}
