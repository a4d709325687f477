import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openGeography, toLocation } from '../../src/modules/detection/mmdb-geography.ts'
import { decodePlace, distanceKm, encodePlace, placeName } from '../../src/modules/detection/place.ts'
import { isImpossible, LONGEST_JOURNEY } from '../../src/modules/detection/travel.ts'
import { REAL_DATA } from '../logs/normalize/real-data.ts'

const LONDON = { city: 'London', country: 'GB', latitude: 51.5074, longitude: -0.1278 }
const SYDNEY = { city: 'Sydney', country: 'AU', latitude: -33.8688, longitude: 151.2093 }
const HOUR = 3_600_000

const DATABASE = join(REAL_DATA, 'geo/GeoLite2-City-Test.mmdb')
const EXPECTED = join(REAL_DATA, 'geo/GeoLite2-City-Test.json')
const isThere = existsSync(DATABASE)
if (!isThere) console.warn(`No test database at ${DATABASE}: the test over it is skipped.`)

describe('a journey', () => {
  it('is as long as the way over the surface', () => {
    expect(Math.round(distanceKm(LONDON, SYDNEY))).toBe(16_994)
    expect(distanceKm(LONDON, LONDON)).toBe(0)
  })

  it('is impossible when it is both too far and too fast', () => {
    const paris = { ...LONDON, latitude: 48.8566, longitude: 2.3522 }
    const seen = (location: typeof LONDON, hours: number) => ({ at: hours * HOUR, location })
    expect(isImpossible(seen(LONDON, 0), seen(SYDNEY, 16.9))).toBe(true)
    expect(isImpossible(seen(LONDON, 0), seen(SYDNEY, 17.1))).toBe(false)
    // 344 km in no time are a change of the address.
    expect(isImpossible(seen(LONDON, 0), seen(paris, 0))).toBe(false)
    expect(isImpossible(seen(LONDON, 0), { at: LONGEST_JOURNEY, location: SYDNEY })).toBe(false)
  })
})

describe('a place', () => {
  it('is read as it was written', () => {
    expect(decodePlace(encodePlace(LONDON))).toEqual(LONDON)
    expect(placeName(encodePlace(LONDON))).toBe('London, GB')
    expect(placeName(encodePlace({ ...LONDON, city: null }))).toBe('GB')
  })

  it('is understood of either kind of database', () => {
    expect(toLocation({ city: 'London', country_code: 'GB', latitude: 51.5074, longitude: -0.1278 })).toEqual(LONDON)
    const nested = { city: { names: { en: 'London' } }, country: { iso_code: 'GB' } }
    expect(toLocation({ ...nested, location: { latitude: 51.5074, longitude: -0.1278 } })).toEqual(LONDON)
    expect([toLocation(null), toLocation({ country_code: 'GB' })]).toEqual([null, null])
  })
})

describe.runIf(isThere)('a database of cities', () => {
  it('answers what it was made from', () => {
    const geography = openGeography([DATABASE])
    const records: Record<string, Parameters<typeof toLocation>[0]>[] = JSON.parse(readFileSync(EXPECTED, 'utf8'))
    let located = 0
    for (const record of records) {
      for (const [network, value] of Object.entries(record)) {
        const wanted = toLocation(value)
        if (!wanted) continue
        located += 1
        expect(geography.locate(network.split('/')[0] as string), network).toEqual(wanted)
      }
    }
    expect(located).toBeGreaterThan(100)
    expect(geography.locate('192.168.0.1')).toBeNull()
  })
})
