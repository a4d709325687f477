import { nextTurn } from './next-turn.ts'
import type { Row } from './row.ts'
import { type Part, type SearchScope, Statement, type StatementOptions } from './statement.ts'

/** Thrown by a part that has looked for the first page in too small a piece of the range. */
export class NeedsWholeRange extends Error {}

export interface StatementRunner {
  query<Answer>(sql: string, params: Record<string, unknown>): Promise<Answer[]>
}

interface Question {
  /** A cheaper way to the same answer where nothing else is asked with which it would have to agree. */
  readonly alone: (() => Promise<void>) | null
  ask(statement: Statement): void
  read(): void
  resolve(): void
  fail(error: unknown): void
}

/** Types of the errors of too little memory, and of older servers that do not know the setting or the word. */
const CANNOT_MATERIALIZE = new Set(['MEMORY_LIMIT_EXCEEDED', 'UNKNOWN_SETTING', 'SYNTAX_ERROR'])

/** One search object: what is asked of it in one turn of the event loop is answered by one statement. */
export class Search {
  #questions: Question[] = []

  constructor(
    readonly scope: SearchScope,
    private readonly clickhouse: StatementRunner,
  ) {}

  ask<Answer>(part: Part<Answer>, alone?: () => Promise<Answer>): Promise<Answer> {
    return new Promise((resolve, reject) => {
      if (this.#questions.length === 0) nextTurn(() => void this.#run(this.#questions.splice(0)))
      let reader: () => Answer
      let answer: Answer
      this.#questions.push({
        alone: alone ? async () => resolve(await alone()) : null,
        ask: (statement) => {
          reader = part(statement)
        },
        read: () => {
          answer = reader()
        },
        resolve: () => resolve(answer),
        fail: reject,
      })
    })
  }

  async #run(questions: readonly Question[]): Promise<void> {
    try {
      const [only] = questions
      if (only?.alone && questions.length === 1) return await only.alone()
      await this.#answer(questions, { materialize: true, wholeRange: false })
      for (const question of questions) question.resolve()
    } catch (error) {
      for (const question of questions) question.fail(error)
    }
  }

  async #answer(questions: readonly Question[], options: StatementOptions): Promise<void> {
    const statement = new Statement(this.scope, options)
    const asked = questions.filter((question) => isAsked(question, statement))
    if (asked.length === 0) return
    try {
      const sql = statement.toSql()
      statement.answer(await this.clickhouse.query<Row & { branch: number }>(sql, statement.params.values))
    } catch (error) {
      if (!options.materialize || !CANNOT_MATERIALIZE.has((error as { type?: string }).type ?? '')) throw error
      return this.#answer(asked, { ...options, materialize: false })
    }
    try {
      for (const question of asked) question.read()
    } catch (error) {
      if (options.wholeRange || !(error instanceof NeedsWholeRange)) throw error
      // All of it again, so that all of it still agrees.
      return this.#answer(asked, { ...options, wholeRange: true })
    }
  }
}

/** What a question gets wrong, such as its cursor, is no fault of the others. */
function isAsked(question: Question, statement: Statement): boolean {
  try {
    question.ask(statement)
    return true
  } catch (error) {
    question.fail(error)
    return false
  }
}
