import { DomainError } from '../../kernel/errors.ts'

/** What is wrong with an argument is told with the path that it has here. */
export async function withPath<Answer>(rename: (path: string) => string, work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof DomainError) || error.details.path === undefined) throw error
    throw new DomainError(error.code, error.message, { ...error.details, path: rename(error.details.path) })
  }
}
