import { DomainError } from '../../kernel/errors.ts'
import type { Postgres } from '../../stores/postgres.ts'
import type { ExportPage } from './export.ts'

const PAGE = 'number, first_byte AS "firstByte", bytes, rows, next_at AS "nextAt", next_id AS "nextId"'
const OF = 'FROM export_pages WHERE export_id = $1 AND edition = $2'

const ONE = { name: 'export-page', text: `SELECT ${PAGE}, content ${OF} AND number = $3` }
const LAST = { name: 'export-page-last', text: `SELECT ${PAGE} ${OF} ORDER BY number DESC LIMIT 1` }
const WITH = {
  name: 'export-page-with',
  text: `SELECT ${PAGE} ${OF} AND first_byte <= $3 ORDER BY number DESC LIMIT 1`,
}
// Whoever is first decides what is on a page. An export that was deleted meanwhile gets none.
const ADD = {
  name: 'export-page-add',
  text: `INSERT INTO export_pages (export_id, edition, number, first_byte, bytes, rows, next_at, next_id, content)
         SELECT id, $2, $3, $4, $5, $6, $7, $8, $9 FROM exports WHERE id = $1 ON CONFLICT DO NOTHING`,
}

// Of everything that whoever made the export has stored.
const STORED = {
  name: 'export-pages-stored',
  text: `SELECT coalesce(sum(octet_length(content)), 0)::float8 AS bytes FROM export_pages WHERE export_id IN (
           SELECT id FROM exports WHERE creator_id = (SELECT creator_id FROM exports WHERE id = $1))`,
}

/** Bytes, compressed, of all exports of one person. */
const MOST_STORED = 2_000_000_000
/** Expired ones are deleted this often. */
const RETRY_AFTER = 600

interface Row extends Omit<ExportPage, 'firstByte' | 'next'> {
  readonly firstByte: number | string
  readonly nextAt: number | string | null
  readonly nextId: string | null
}

export interface StoredPage extends ExportPage {
  /** Compressed. */
  readonly content: Buffer
}

/** The pages of one edition of one export. */
export class ExportPageRepository {
  constructor(
    private readonly postgres: Postgres,
    private readonly most = MOST_STORED,
  ) {}

  of(exportId: string, edition: string): EditionPages {
    return new EditionPages(this.postgres, [exportId, edition], this.most)
  }
}

export class EditionPages {
  constructor(
    private readonly postgres: Postgres,
    private readonly key: readonly [exportId: string, edition: string],
    private readonly most: number,
  ) {}

  async find(number: number): Promise<StoredPage | null> {
    const [row] = await this.postgres.read<Row & { content: Buffer }>(ONE, [...this.key, number])
    return row ? { ...toPage(row), content: row.content } : null
  }

  async last(): Promise<ExportPage | null> {
    const [row] = await this.postgres.read<Row>(LAST, this.key)
    return row ? toPage(row) : null
  }

  /** The page that a byte is on, or the last before it. */
  async with(byte: number): Promise<ExportPage | null> {
    const [row] = await this.postgres.read<Row>(WITH, [...this.key, byte])
    return row ? toPage(row) : null
  }

  /** Throws where the creator of the export has used up what may be stored; downloads at once may go a few pages beyond. */
  async checkRoom(): Promise<void> {
    const [stored] = await this.postgres.read<{ bytes: number }>(STORED, [this.key[0]])
    if (!stored || stored.bytes < this.most) return
    throw new DomainError(
      'RATE_LIMITED',
      `Your exports hold ${this.most / 1_000_000} MB already, which is the most; delete one of them, or wait until it expires.`,
      { retryAfter: RETRY_AFTER },
    )
  }

  async add({ number, firstByte, bytes, rows, next, content }: StoredPage): Promise<void> {
    await this.postgres.read(ADD, [
      ...this.key,
      ...[number, firstByte, bytes, rows, next?.at ?? null, next?.id ?? null, content],
    ])
  }
}

function toPage({ number, firstByte, bytes, rows, nextAt, nextId }: Row): ExportPage {
  const next = nextId === null ? null : { at: Number(nextAt), id: nextId }
  return { number, firstByte: Number(firstByte), bytes, rows, next }
}
