import type { Location } from './geography.ts'
import { distanceKm } from './place.ts'

export interface PlacedEvent {
  readonly at: number
  readonly location: Location
}

const MAX_SPEED_KM_H = 1_000
const MIN_DISTANCE_KM = 500
const HOUR = 3_600_000

/** No two places are further apart than half the earth's circumference, so that after this time every journey is possible. */
export const LONGEST_JOURNEY = Math.ceil((20_038 / MAX_SPEED_KM_H) * HOUR)

/** Whether nobody can have been at both places: too far apart, and too little time in between. */
export function isImpossible(from: PlacedEvent, to: PlacedEvent): boolean {
  const distance = distanceKm(from.location, to.location)
  return distance > MIN_DISTANCE_KM && distance > (MAX_SPEED_KM_H * (to.at - from.at)) / HOUR
}
