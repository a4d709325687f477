import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { BackupFault } from './backup-fault.ts'

export interface BackupFile {
  /** Within the folder of the backup. */
  readonly path: string
  readonly table: string
  readonly columns: readonly string[]
  readonly rows: number
  readonly bytes: number
  readonly sha256: string
}

/** What a backup holds. It is written last: a folder without it is no backup. */
export interface Manifest {
  readonly format: typeof FORMAT
  readonly createdAt: string
  readonly migrations: { readonly postgres: readonly string[]; readonly clickhouse: readonly string[] }
  /** Last numbers that were given, by sequence. */
  readonly sequences: Readonly<Record<string, number>>
  readonly postgres: readonly BackupFile[]
  readonly clickhouse: readonly BackupFile[]
}

const FORMAT = 1
const NAME = 'manifest.json'

export async function writeManifest(folder: string, manifest: Omit<Manifest, 'format'>): Promise<void> {
  const unfinished = join(folder, `${NAME}.unfinished`)
  await writeFile(unfinished, `${JSON.stringify({ format: FORMAT, ...manifest }, null, 2)}\n`, { mode: 0o600 })
  await rename(unfinished, join(folder, NAME))
}

export async function readManifest(folder: string): Promise<Manifest> {
  let text: string
  try {
    text = await readFile(join(folder, NAME), 'utf8')
  } catch {
    throw new BackupFault(`${folder} holds no finished backup: it has no ${NAME}, which is written last.`)
  }
  let manifest: Manifest
  try {
    manifest = JSON.parse(text)
  } catch {
    throw new BackupFault(`${join(folder, NAME)} is damaged: it is no JSON.`)
  }
  if (manifest.format !== FORMAT)
    throw new BackupFault(`The backup has the format ${manifest.format}; this Signalbox restores format ${FORMAT}.`)
  return manifest
}

/** A backup is restored by the version that made it, which then can be replaced by a newer one. */
export function checkMigrations({ migrations }: Manifest, here: Manifest['migrations']): void {
  for (const store of ['postgres', 'clickhouse'] as const) {
    const missing = migrations[store].filter((name) => !here[store].includes(name))
    const added = here[store].filter((name) => !migrations[store].includes(name))
    if (missing.length)
      throw new BackupFault(
        `The backup was made by a newer Signalbox: this one has no migration ${missing.join(', ')}.`,
      )
    if (added.length)
      throw new BackupFault(
        `The backup was made by an older Signalbox, without the migration ${added.join(', ')}. Restore it with that version, then start this one.`,
      )
  }
}
