import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, readdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { BackupFault } from './backup-fault.ts'
import type { BackupFile } from './manifest.ts'

const NEWLINE = 10
/** Most of what higher levels save at a third of their time. */
const COMPRESSION = 3

/** Makes a folder that nobody else may read; one that is there has to be empty. */
export async function emptyFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  if ((await readdir(folder)).length)
    throw new BackupFault(`${folder} is not empty. A backup is written into a folder of its own.`)
}

/** Writes lines, each a row of a table, compressed and with their checksum. */
export async function writeRows(
  folder: string,
  { path, table, columns }: Pick<BackupFile, 'path' | 'table' | 'columns'>,
  rows: AsyncIterable<Buffer>,
): Promise<BackupFile> {
  const [lines, hash] = [new LineCount(), new Checksum()]
  const file = join(folder, path)
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  await pipeline(rows, lines, createGzip({ level: COMPRESSION }), hash, createWriteStream(file, { mode: 0o600 }))
  return { path, table, columns, rows: lines.count, bytes: hash.bytes, sha256: hash.value() }
}

/** Throws when a file is not what was written. */
export async function checkFile(folder: string, { path, bytes, sha256 }: BackupFile): Promise<void> {
  const hash = new Checksum()
  try {
    await pipeline(createReadStream(join(folder, path)), hash, async (source: AsyncIterable<Buffer>) => {
      for await (const _ of source);
    })
  } catch {
    throw new BackupFault(`The backup is damaged: ${path} cannot be read.`)
  }
  if (hash.bytes !== bytes || hash.value() !== sha256)
    throw new BackupFault(`The backup is damaged: ${path} is not what was written.`)
}

export const readRows = (folder: string, { path }: BackupFile): AsyncIterable<Buffer> =>
  createReadStream(join(folder, path)).pipe(createGunzip())

/** Cuts what is read into pieces of whole lines, of about a size. */
export async function* wholeLines(pieces: AsyncIterable<Buffer>, size: number): AsyncGenerator<Buffer> {
  let waiting: Buffer[] = []
  let bytes = 0
  for await (const piece of pieces) {
    const end = piece.lastIndexOf(NEWLINE) + 1
    if (bytes + end < size || end === 0) {
      waiting.push(piece)
      bytes += piece.length
      continue
    }
    yield Buffer.concat([...waiting, piece.subarray(0, end)])
    waiting = [piece.subarray(end)]
    bytes = piece.length - end
  }
  const rest = Buffer.concat(waiting)
  if (rest.length) yield rest
}

class LineCount extends Transform {
  count = 0

  override _transform(chunk: Buffer, _encoding: string, done: (error: null, chunk: Buffer) => void): void {
    for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, at + 1)) this.count += 1
    done(null, chunk)
  }
}

class Checksum extends Transform {
  bytes = 0
  readonly #hash = createHash('sha256')

  override _transform(chunk: Buffer, _encoding: string, done: (error: null, chunk: Buffer) => void): void {
    this.bytes += chunk.length
    this.#hash.update(chunk)
    done(null, chunk)
  }

  value(): string {
    return this.#hash.digest('hex')
  }
}
