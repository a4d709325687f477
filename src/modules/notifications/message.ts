import type { Notice } from '../../outbound/index.ts'

/** What is sent to any target. */
export interface Message {
  readonly notice: Notice
  /** For those who read it by a program: the body of a WEBHOOK. */
  readonly body: Readonly<Record<string, unknown>>
}

/** Where people read more; null while nobody has said where this server is reached. */
export class Links {
  constructor(private readonly publicUrl: string | null) {}

  signal(id: string): string | null {
    return this.#to(`signals/${encodeURIComponent(id)}`)
  }

  search(query: string, from: Date, to: Date): string | null {
    const parameters = new URLSearchParams({ query, from: from.toISOString(), to: to.toISOString() })
    return this.#to(`signals?${parameters}`)
  }

  #to(place: string): string | null {
    return this.publicUrl === null ? null : `${this.publicUrl.replace(/\/+$/, '')}/${place}`
  }
}
