import type { Viewer } from '../kernel/viewer.ts'
import { type Gatekeeper, keyOf } from './authentication.ts'
import { type ByteRange, readByteRange } from './byte-range.ts'
import type { Answer, Exchange } from './exchange.ts'
import { failure, type Route } from './route.ts'

/** A file whose bytes never change, although its end may not be known yet. */
export interface ExportFile {
  /** Files of one tag are the same, byte for byte. */
  readonly tag: string
  readonly name: string
  readonly contentType: string
  /** Rows; null where that cannot be said. */
  readonly total: number | null
  /** Null while nobody has read to the end. */
  length(): Promise<number | null>
  /** Reads until a byte is known, or the end where null; false where that takes too long, and asking again goes on from there. */
  reach(byte: number | null): Promise<boolean>
  /** Up to `end`, which is not included, or to the end of the file. */
  read(from: number, end: number | null): AsyncIterable<Buffer>
}

export interface ExportFiles {
  /** Throws NOT_FOUND for what is not the viewer's. `admit` is asked again as long as the file is read. */
  open(admit: () => Promise<Viewer>, id: string): Promise<ExportFile>
}

const PATH = '/api/v2/exports/'

export const isExport = (path: string): boolean => path.startsWith(PATH)

export function exportRoute(gatekeeper: Gatekeeper, files: ExportFiles): Route {
  return {
    name: `${PATH}:id`,
    lasting: true,
    methods: {
      GET: async (exchange) => {
        const key = keyOf(exchange.request.headers)
        const file = await files.open(() => gatekeeper.admit(key, exchange.origin), exchange.path.slice(PATH.length))
        if (exchange.method === 'HEAD') return whole(exchange, file, await file.length())
        const range = readByteRange(exchange.header('range'))
        const condition = exchange.header('if-range')
        const applies = condition === undefined || condition === `"${file.tag}"`
        return range && applies ? part(file, range) : whole(exchange, file, await file.length())
      },
    },
  }
}

const headersOf = ({ name, contentType, total }: ExportFile) => ({
  'content-type': contentType,
  'content-disposition': `attachment; filename="${name}"`,
  'cache-control': 'private, no-store',
  'accept-ranges': 'bytes',
  vary: 'accept-encoding',
  ...(total !== null && { 'x-total-count': total }),
})

function whole(exchange: Exchange, file: ExportFile, length: number | null): Answer {
  const zipped = exchange.accepts('gzip')
  return {
    status: 200,
    headers: {
      ...headersOf(file),
      etag: zipped ? `"${file.tag}-gzip"` : `"${file.tag}"`,
      ...(zipped ? { 'content-encoding': 'gzip' } : length !== null && { 'content-length': length }),
    },
    body: exchange.method === 'HEAD' ? [] : file.read(0, null),
  }
}

/** Where the part ends has to be said before it is sent, so it is read first. */
async function part(file: ExportFile, range: ByteRange): Promise<Answer> {
  const last = 'suffix' in range ? null : range.last
  if (!(await file.reach(last))) {
    return failure(503, 'This export is still being read up to there; ask again.', { 'retry-after': 1 })
  }
  const length = await file.length()
  const first = 'suffix' in range ? Math.max(0, (length ?? 0) - range.suffix) : range.first
  const end = Math.min(last === null ? Number.POSITIVE_INFINITY : last + 1, length ?? Number.POSITIVE_INFINITY)
  if (first >= end) {
    return failure(416, `Expected a range that begins before byte ${length}.`, { 'content-range': `bytes */${length}` })
  }
  return {
    status: 206,
    headers: {
      ...headersOf(file),
      etag: `"${file.tag}"`,
      'content-range': `bytes ${first}-${end - 1}/${length ?? '*'}`,
      'content-length': end - first,
    },
    body: file.read(first, end),
  }
}
