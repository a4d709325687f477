import { readFileSync } from 'node:fs'
import { isIPv6 } from 'node:net'
import { Reader, type Response } from 'mmdb-lib'
import type { NetworkOwners } from './network-owners.ts'

interface AsnRecord {
  readonly autonomous_system_number?: number
  readonly autonomous_system_organization?: string
}

/** Reads an ASN database in MaxMind's format. */
export function openNetworkOwners(file: string): NetworkOwners {
  const reader = new Reader<AsnRecord & Response>(readFileSync(file))
  return {
    ownerOf: async (ip) => {
      // A tree of IPv4 answers something for any address.
      if (isIPv6(ip) && reader.metadata.ipVersion === 4) return null
      const record = reader.get(ip)
      const number = record?.autonomous_system_number
      return number === undefined ? null : { number, name: record?.autonomous_system_organization ?? '' }
    },
  }
}
