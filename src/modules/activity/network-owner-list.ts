import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { parseAddress } from '../../search/address.ts'
import type { AutonomousSystem, NetworkOwners } from './network-owners.ts'

/** `1.0.0.0,1.0.0.255,13335,"Cloudflare, Inc."`: first and last address, number and name. */
const LINE = /^([\d.a-fA-F:]+),([\d.a-fA-F:]+),(\d+),(?:"(.*)"|(.*))$/

/** Reads lists of ranges of addresses, each in ascending order. Half a million lines take a second, in which others get their turn. */
export async function readNetworkOwners(files: readonly string[]): Promise<NetworkOwners> {
  const lists = await Promise.all(files.map(readList))
  return {
    ownerOf: async (ip) => {
      const address = parseAddress(ip)
      if (address === null) return null
      for (const list of lists) {
        const owner = list.find(address)
        if (owner) return owner
      }
      return null
    },
  }
}

async function readList(file: string): Promise<RangeList> {
  const list = new RangeList()
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) {
    const [, first = '', last = '', number, quoted, plain = ''] = LINE.exec(line) ?? []
    const [from, to] = [parseAddress(first), parseAddress(last)]
    if (from === null || to === null) continue
    list.add(from, to, { number: Number(number), name: quoted?.replaceAll('""', '"') ?? plain })
  }
  return list
}

class RangeList {
  readonly #firsts: bigint[] = []
  readonly #lasts: bigint[] = []
  readonly #owners: AutonomousSystem[] = []
  /** Few own most of the ranges. */
  readonly #known = new Map<string, AutonomousSystem>()

  add(first: bigint, last: bigint, owner: AutonomousSystem): void {
    const key = `${owner.number} ${owner.name}`
    const known = this.#known.get(key) ?? owner
    this.#known.set(key, known)
    this.#firsts.push(first)
    this.#lasts.push(last)
    this.#owners.push(known)
  }

  find(address: bigint): AutonomousSystem | null {
    let [low, high] = [0, this.#firsts.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#firsts[middle] as bigint) <= address) low = middle + 1
      else high = middle
    }
    const at = low - 1
    return at >= 0 && address <= (this.#lasts[at] as bigint) ? (this.#owners[at] as AutonomousSystem) : null
  }
}
