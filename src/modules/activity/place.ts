import type { Geography } from '../detection/index.ts'

export type Places = Geography

/** Where an address is used, for people. */
export interface Place {
  readonly countryCode: string
  readonly country: string
  readonly city: string | null
  readonly latitude: number
  readonly longitude: number
}

const COUNTRIES = new Intl.DisplayNames(['en'], { type: 'region' })

export function placeOf(places: Places, ip: string): Place | null {
  const location = places.locate(ip)
  if (!location) return null
  const { city, country: countryCode, latitude, longitude } = location
  return { countryCode, country: countryName(countryCode), city, latitude, longitude }
}

/** The code itself where a database has one that is none. */
const countryName = (code: string): string => (/^[A-Z]{2}$/.test(code) ? (COUNTRIES.of(code) ?? code) : code)
