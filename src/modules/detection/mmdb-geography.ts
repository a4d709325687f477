import { readFileSync } from 'node:fs'
import { isIPv6 } from 'node:net'
import { Reader, type Response } from 'mmdb-lib'
import type { Geography, Location } from './geography.ts'

/** Addresses come again and again, and a look-up walks up to 128 nodes. */
const REMEMBERED = 50_000

/** What databases of cities say of an address: MaxMind's nested, those of DB-IP flat. */
interface CityRecord {
  readonly city?: string | { readonly names?: Readonly<Record<string, string>> }
  readonly country?: { readonly iso_code?: string }
  readonly registered_country?: { readonly iso_code?: string }
  readonly country_code?: string
  readonly location?: { readonly latitude?: number; readonly longitude?: number }
  readonly latitude?: number
  readonly longitude?: number
}

/** Reads databases in MaxMind's format; an address is looked for in each that knows its kind, in turn. */
export function openGeography(files: readonly string[]): Geography {
  const readers = files.map((file) => new Reader<CityRecord & Response>(readFileSync(file)))
  return remembering((ip) => {
    for (const reader of readers) {
      // A tree of IPv4 answers something for any address.
      if (isIPv6(ip) && reader.metadata.ipVersion === 4) continue
      const location = toLocation(reader.get(ip))
      if (location) return location
    }
    return null
  })
}

export function toLocation(record: CityRecord | null): Location | null {
  const country = record?.country?.iso_code ?? record?.country_code ?? record?.registered_country?.iso_code
  const latitude = record?.location?.latitude ?? record?.latitude
  const longitude = record?.location?.longitude ?? record?.longitude
  if (!country || typeof latitude !== 'number' || typeof longitude !== 'number') return null
  const city = typeof record?.city === 'string' ? record.city : record?.city?.names?.en
  return { city: city || null, country, latitude, longitude }
}

/** Opens the database when it is asked for the first time: it takes memory that most installations have no rule for. */
export function lazyGeography(open: () => Geography): Geography {
  let geography: Geography | null = null
  return {
    locate: (ip) => {
      geography ??= open()
      return geography.locate(ip)
    },
  }
}

function remembering(locate: Geography['locate']): Geography {
  const known = new Map<string, Location | null>()
  return {
    locate: (ip) => {
      const before = known.get(ip)
      if (before !== undefined) return before
      const location = locate(ip)
      if (known.size >= REMEMBERED) known.clear()
      known.set(ip, location)
      return location
    },
  }
}
