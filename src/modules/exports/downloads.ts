import type { ExportFile, ExportFiles } from '../../graphql/export-route.ts'
import { DomainError } from '../../kernel/errors.ts'
import type { Viewer } from '../../kernel/viewer.ts'
import { Edition } from './edition.ts'
import type { ExportService } from './export.service.ts'
import type { Export } from './export.ts'
import { exportColumns } from './export-column.ts'
import type { ExportPageRepository } from './export-page.repository.ts'
import { type ExportSearch, editionOf, indexOf } from './export-search.ts'
import { rowWriter } from './row-writer.ts'
import { type PageLimit, rowsPart } from './rows-part.ts'
import { Seats } from './seats.ts'

interface Deps {
  readonly service: ExportService
  readonly searches: ExportSearch
  readonly pages: ExportPageRepository
}

const PAGE: PageLimit = { rows: 5_000, bytes: 4_000_000 }
/** How long a request waits until what it asks for is read. */
const PATIENCE_MS = 15_000

/** Gives exports as files, to nobody who would not be let in at that moment, down to the page. */
export class Downloads implements ExportFiles {
  readonly #seats = new Seats()

  constructor(private readonly deps: Deps) {}

  async open(admit: () => Promise<Viewer>, id: string): Promise<ExportFile> {
    const viewer = await admit()
    const found = await this.deps.service.get(viewer, id)
    const edition = editionOf(viewer, found.target)
    const check = async () => {
      const now = await admit()
      if (editionOf(now, found.target) !== edition) throw new DomainError('CONFLICT', 'What you may see has changed.')
      this.deps.searches.again(now, found)
      return now
    }
    await check()
    const file = this.#edition(found, edition, check)
    // Said while it can be: later the connection breaks.
    await file.checkRoom()
    const seat = viewer.userId ?? viewer.actor.id
    return {
      tag: `${found.id}-${edition}`,
      name: `${found.id}.${writerOf(found).extension}`,
      contentType: writerOf(found).contentType,
      total: edition === found.edition ? found.total : null,
      length: () => file.length(),
      reach: (byte) => {
        const until = performance.now() + PATIENCE_MS
        const mayGoOn = () => !this.#seats.closed && performance.now() < until
        return this.#seats.with(seat, () => file.reach(byte, mayGoOn))
      },
      read: (from, end) => {
        this.#seats.check(seat)
        return this.#read(found, file, check, seat, from, end)
      },
    }
  }

  /** Ends downloads at their next page, to be resumed elsewhere. */
  close(): void {
    this.#seats.close()
  }

  /** Resolves when those that were cut off are through. */
  idle(): Promise<void> {
    return this.#seats.idle()
  }

  #edition(found: Export, edition: string, check: () => Promise<Viewer>): Edition {
    const { pages, searches } = this.deps
    const columns = exportColumns(indexOf(found.target), found.columns, 'columns')
    return new Edition(found, {
      pages: pages.of(found.id, edition),
      writer: writerOf(found),
      rows: async (after) => {
        const { search } = searches.again(await check(), found)
        return search.ask(rowsPart({ columns, direction: found.direction, after, limit: PAGE }))
      },
    })
  }

  async *#read(
    found: Export,
    file: Edition,
    check: () => Promise<Viewer>,
    seat: string,
    from: number,
    end: number | null,
  ): AsyncGenerator<Buffer> {
    const leave = this.#seats.take(seat)
    try {
      const viewer = await check()
      await this.deps.service.recordAccess(viewer, found, { download: 'begun', firstByte: String(from) })
      const given = { rows: 0, bytes: 0, complete: false }
      try {
        for await (const { page, content } of file.from(from)) {
          if (this.#seats.closed) throw new Error('The server stops; the download can be resumed.')
          await check()
          const part = content.subarray(
            Math.max(0, from - page.firstByte),
            end === null ? content.length : Math.max(0, end - page.firstByte),
          )
          given.rows += page.rows
          given.bytes += part.length
          given.complete = !page.next
          if (part.length) yield part
          if (end !== null && page.firstByte + page.bytes >= end) break
        }
      } finally {
        await this.deps.service.recordAccess(viewer, found, {
          download: given.complete ? 'given to the end' : 'given in part',
          rows: String(given.rows),
          bytes: String(given.bytes),
        })
      }
    } finally {
      leave()
    }
  }
}

const writerOf = ({ format, columns }: Export) => rowWriter(format, columns)
