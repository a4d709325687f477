import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Config } from './config.ts'
import { openNetworkOwners } from './modules/activity/mmdb-network-owners.ts'
import { readNetworkOwners } from './modules/activity/network-owner-list.ts'
import { lazyNetworkOwners, type NetworkOwners, NO_NETWORK_OWNERS } from './modules/activity/network-owners.ts'
import { StartError } from './stores/start-error.ts'

/** By Route Views (https://routeviews.org), NRO (https://nro.net) and DB-IP (https://db-ip.com), CC BY 4.0. */
const PACKAGE = '@ip-location-db/asn'
const FILES = ['asn-ipv4.csv', 'asn-ipv6.csv']

/** One's own database, else the one that comes as a package, else none: nobody knows who runs a network then. */
export function findNetworkOwners({ asnDatabase }: Pick<Config, 'asnDatabase'>): NetworkOwners {
  if (asnDatabase !== null) return ownNetworkOwners(asnDatabase)
  const folder = packagedFolder()
  return folder === null
    ? NO_NETWORK_OWNERS
    : lazyNetworkOwners(() => readNetworkOwners(FILES.map((file) => join(folder, file))))
}

function ownNetworkOwners(file: string): NetworkOwners {
  try {
    return openNetworkOwners(file)
  } catch (error) {
    const [line = ''] = String((error as Error).message).split('\n')
    throw new StartError(`ASN_DATABASE: a database in MaxMind's format cannot be read there: ${line}`)
  }
}

function packagedFolder(): string | null {
  try {
    return dirname(createRequire(import.meta.url).resolve(`${PACKAGE}/package.json`))
  } catch {
    return null
  }
}
