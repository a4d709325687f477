import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { notFound } from '../../kernel/errors.ts'
import type { Export, ExportPage, Place } from './export.ts'
import type { EditionPages, StoredPage } from './export-page.repository.ts'
import type { RowWriter } from './row-writer.ts'
import type { FoundRows } from './rows-part.ts'

const zip = promisify(gzip)
const unzip = promisify(gunzip)

interface Deps {
  readonly pages: EditionPages
  readonly writer: RowWriter
  /** Reads the rows behind a place; from the first on where there is none. */
  readonly rows: (after: Place | null) => Promise<FoundRows>
}

/**
 * An export as somebody with certain restrictions is given it: its bytes in pages. A page is read from the search when it is needed for the first
 * time and stored before any of it is given, so that whoever comes again is given the same bytes, whatever has become of the rows.
 */
export class Edition {
  constructor(
    private readonly of: Export,
    private readonly deps: Deps,
  ) {}

  /** Of the whole file; null while its end was not read yet. */
  async length(): Promise<number | null> {
    const last = await this.deps.pages.last()
    return last && !last.next ? endOf(last) : null
  }

  /** Throws where nothing can be read on; what is stored whole can be given at any time. */
  async checkRoom(): Promise<void> {
    if ((await this.length()) === null) await this.deps.pages.checkRoom()
  }

  /** Reads on until a byte is stored, or all of them where null, for as long as it may. Answers whether it got there. */
  async reach(byte: number | null, mayGoOn: () => boolean): Promise<boolean> {
    let page = await this.deps.pages.last()
    while (!page || (page.next && (byte === null || endOf(page) <= byte))) {
      if (!mayGoOn()) return false
      page = await this.#page(page)
    }
    return true
  }

  /** Page by page from the one with a byte on. */
  async *from(byte: number): AsyncGenerator<{ readonly page: ExportPage; readonly content: Buffer }> {
    const start = await this.deps.pages.with(byte)
    let page = start ? await this.#stored(start.number) : await this.#page(null)
    for (;;) {
      yield { page, content: await unzip(page.content) }
      if (!page.next) return
      page = await this.#page(page)
    }
  }

  async #page(before: ExportPage | null): Promise<StoredPage> {
    const number = before ? before.number + 1 : 0
    const { pages, rows, writer } = this.deps
    const stored = await pages.find(number)
    if (stored) return stored
    await pages.checkRoom()
    const found = await rows(before?.next ?? null)
    const text = (number === 0 ? writer.header : '') + found.rows.map((row) => writer.row(row)).join('')
    const content = Buffer.from(text)
    await pages.add({
      number,
      firstByte: before ? endOf(before) : 0,
      bytes: content.length,
      rows: found.rows.length,
      next: found.next,
      content: await zip(content, { level: 1 }),
    })
    // Another download may have stored it first.
    return this.#stored(number)
  }

  async #stored(number: number): Promise<StoredPage> {
    const page = await this.deps.pages.find(number)
    if (!page) throw notFound('export', this.of.id)
    return page
  }
}

const endOf = ({ firstByte, bytes }: ExportPage): number => firstByte + bytes
