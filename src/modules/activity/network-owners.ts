/** Who runs a part of the internet. */
export interface AutonomousSystem {
  readonly number: number
  readonly name: string
}

/** Knows whose addresses are. */
export interface NetworkOwners {
  /** `ip` in canonical spelling; null for private addresses and those that nobody is known to have. */
  ownerOf(ip: string): Promise<AutonomousSystem | null>
}

export const NO_NETWORK_OWNERS: NetworkOwners = { ownerOf: async () => null }

/** Reads its data when it is asked for the first time; where that fails, the next question tries again. */
export function lazyNetworkOwners(open: () => Promise<NetworkOwners>): NetworkOwners {
  let opened: Promise<NetworkOwners> | null = null
  return {
    ownerOf: async (ip) => {
      opened ??= open().catch((error: unknown) => {
        opened = null
        throw error
      })
      return (await opened).ownerOf(ip)
    },
  }
}
