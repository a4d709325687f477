/** Where an address is used, as far as anybody knows. */
export interface Location {
  readonly city: string | null
  /** ISO 3166-1, such as GB. */
  readonly country: string
  readonly latitude: number
  readonly longitude: number
}

/** Knows where addresses are. */
export interface Geography {
  /** Null for private addresses and those that nobody knows. */
  locate(ip: string): Location | null
}

export const NO_GEOGRAPHY: Geography = { locate: () => null }
