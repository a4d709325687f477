import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { parseAddress, parseV4 } from '../../search/address.ts'
import type { AutonomousSystem, NetworkOwners } from './network-owners.ts'

/** `1.0.0.0,1.0.0.255,13335,"Cloudflare, Inc."`: first and last address, number and name. */
const LINE = /^([\d.a-fA-F:]+),([\d.a-fA-F:]+),(\d+),(?:"(.*)"|(.*))$/

/** Reads lists of ranges of addresses in ascending order. Half a million lines take about a second, in which others get their turn. */
export async function readNetworkOwners(files: readonly string[]): Promise<NetworkOwners> {
  const four = new RangeList<number>()
  const six = new RangeList<bigint>()
  const organizations = new Organizations()
  for (const file of files) {
    for await (const line of createInterface({ input: createReadStream(file) })) {
      const [, first = '', last = '', number, quoted, plain = ''] = LINE.exec(line) ?? []
      const owner = () => organizations.get(Number(number), quoted?.replaceAll('""', '"') ?? plain)
      if (!four.add(parseV4(first), parseV4(last), owner)) six.add(parseAddress(first), parseAddress(last), owner)
    }
  }
  return {
    ownerOf: async (ip) => {
      const short = parseV4(ip)
      return short === null ? six.find(parseAddress(ip)) : four.find(short)
    },
  }
}

/** Few own most of the ranges. */
class Organizations {
  readonly #known = new Map<number, AutonomousSystem>()

  get(number: number, name: string): AutonomousSystem {
    const known = this.#known.get(number)
    if (known?.name === name) return known
    const organization = { number, name }
    this.#known.set(number, organization)
    return organization
  }
}

class RangeList<Address extends number | bigint> {
  readonly #firsts: Address[] = []
  readonly #lasts: Address[] = []
  readonly #owners: AutonomousSystem[] = []

  add(first: Address | null, last: Address | null, owner: () => AutonomousSystem): boolean {
    if (first === null || last === null) return false
    this.#firsts.push(first)
    this.#lasts.push(last)
    this.#owners.push(owner())
    return true
  }

  find(address: Address | null): AutonomousSystem | null {
    if (address === null) return null
    let [low, high] = [0, this.#firsts.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#firsts[middle] as Address) <= address) low = middle + 1
      else high = middle
    }
    const last = this.#lasts[low - 1]
    return last !== undefined && address <= last ? (this.#owners[low - 1] ?? null) : null
  }
}
