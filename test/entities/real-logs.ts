import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const FOLDER = join(process.env.REAL_DATA_DIR ?? '../shared/data', 'logs')
const MOST_OF_A_FILE = 300

/** Some lines of each file of real logs; none where there are none. */
export function realLogs(): Record<string, unknown>[] {
  if (!existsSync(FOLDER)) {
    console.warn(
      `No real logs in ${FOLDER}: the tests run over generated ones alone. Set REAL_DATA_DIR to another place.`,
    )
    return []
  }
  return readdirSync(FOLDER).flatMap((folder) =>
    readdirSync(join(FOLDER, folder))
      .filter((file) => file.endsWith('.ndjson'))
      .flatMap((file) =>
        readFileSync(join(FOLDER, folder, file), 'utf8')
          .split('\n')
          .slice(0, MOST_OF_A_FILE),
      )
      .filter((line) => line.trim() && line.length < 20_000)
      .map((line) => JSON.parse(line)),
  )
}
