import type { Location } from './geography.ts'
import { VALUE_SEPARATOR } from './rule-match.ts'

/** A location as a match carries it: city, country, latitude and longitude. */
export const encodePlace = ({ city, country, latitude, longitude }: Location): string =>
  [city ?? '', country, latitude.toFixed(4), longitude.toFixed(4)].join(VALUE_SEPARATOR)

export function decodePlace(text: string): Location {
  const [city = '', country = '', latitude, longitude] = text.split(VALUE_SEPARATOR)
  return { city: city || null, country, latitude: Number(latitude), longitude: Number(longitude) }
}

/** What people call it: `London, GB`. Two places of one name are one place. */
export const placeName = (text: string): string => {
  const { city, country } = decodePlace(text)
  return city === null ? country : `${city}, ${country}`
}

const EARTH_RADIUS_KM = 6_371

/** Along the surface, in kilometres. */
export function distanceKm(from: Location, to: Location): number {
  const [phi, psi] = [radians(from.latitude), radians(to.latitude)]
  const north = Math.sin((psi - phi) / 2) ** 2
  const east = Math.sin(radians(to.longitude - from.longitude) / 2) ** 2
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(north + Math.cos(phi) * Math.cos(psi) * east)))
}

const radians = (degrees: number): number => (degrees * Math.PI) / 180
