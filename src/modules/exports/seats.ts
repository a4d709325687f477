import { DomainError } from '../../kernel/errors.ts'

const EACH = 3

/** How many downloads one person has at once at this server, and who is still at it. */
export class Seats {
  readonly #taken = new Map<string, number>()
  readonly #present = new Set<Promise<void>>()
  closed = false

  check(person: string): void {
    if ((this.#taken.get(person) ?? 0) < EACH) return
    throw new DomainError('RATE_LIMITED', `You have ${EACH} downloads already; wait until one of them is through.`, {
      retryAfter: 5,
    })
  }

  /** Answers how to leave. */
  take(person: string): () => void {
    this.check(person)
    this.#taken.set(person, (this.#taken.get(person) ?? 0) + 1)
    let gone = () => {}
    const presence = new Promise<void>((resolve) => {
      gone = resolve
    })
    this.#present.add(presence)
    return () => {
      const others = (this.#taken.get(person) ?? 1) - 1
      if (others) this.#taken.set(person, others)
      else this.#taken.delete(person)
      this.#present.delete(presence)
      gone()
    }
  }

  async with<Answer>(person: string, work: () => Promise<Answer>): Promise<Answer> {
    const leave = this.take(person)
    try {
      return await work()
    } finally {
      leave()
    }
  }

  close(): void {
    this.closed = true
  }

  async idle(): Promise<void> {
    await Promise.all(this.#present)
  }
}
