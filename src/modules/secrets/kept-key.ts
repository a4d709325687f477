import { randomBytes } from 'node:crypto'
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { StartError } from '../../stores/start-error.ts'

const BYTES = 32

/** The key that a server without SECRETS_KEY keeps in its data folder, made when there is none. */
export async function keptKey(dataDir: string): Promise<Buffer> {
  const path = join(dataDir, 'secrets.key')
  try {
    return (await readKey(path)) ?? (await makeKey(dataDir, path))
  } catch (error) {
    if (error instanceof StartError) throw error
    const { code, message } = error as NodeJS.ErrnoException
    throw new StartError(
      `DATA_DIR ${dataDir}: the key of secrets cannot be kept there (${code ?? message}); set SECRETS_KEY.`,
    )
  }
}

async function readKey(path: string): Promise<Buffer | null> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (text === null) return null
  const key = Buffer.from(text.trim(), 'base64')
  if (key.length === BYTES) return key
  throw new StartError(`${path}: expected ${BYTES} bytes in base64, got ${key.length} bytes.`)
}

async function makeKey(dataDir: string, path: string): Promise<Buffer> {
  await mkdir(dataDir, { recursive: true })
  const draft = `${path}.${process.pid}.${randomBytes(6).toString('hex')}`
  await writeFile(draft, `${randomBytes(BYTES).toString('base64')}\n`, { mode: 0o600, flag: 'wx', flush: true })
  try {
    // Whole or not at all, and never over the key of a process that was faster.
    await link(draft, path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
  } finally {
    await rm(draft, { force: true })
  }
  return (await readKey(path)) as Buffer
}
