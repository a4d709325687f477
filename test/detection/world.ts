import type { Geography, Location } from '../../src/modules/detection/geography.ts'

const PLACES: Readonly<Record<string, Location>> = {
  '192.0.2.1': { city: 'London', country: 'GB', latitude: 51.51, longitude: -0.13 },
  '192.0.2.2': { city: 'Paris', country: 'FR', latitude: 48.86, longitude: 2.35 },
  '192.0.2.3': { city: 'Sydney', country: 'AU', latitude: -33.87, longitude: 151.21 },
  '192.0.2.4': { city: 'Tokyo', country: 'JP', latitude: 35.68, longitude: 139.69 },
}

/** Knows four cities, each by one address. */
export const WORLD: Geography = { locate: (ip) => PLACES[ip] ?? null }
