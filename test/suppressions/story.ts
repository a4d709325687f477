import fc from 'fast-check'
import type { DetectionRuleInput, SuppressionInput } from '../gql/graphql.ts'

/** Something that one user does, in seconds since the beginning. */
export interface Happening {
  readonly at: number
  readonly user: number
  readonly kind: 'a' | 'b' | 'c'
  readonly level: 'x' | 'y'
  /** Which request brings it. */
  readonly batch: number
}

export const BEGIN = Date.parse('2026-03-02T04:00:00.000Z')
const HOURS = 4

/** A rule that opens signals with LOW and makes them HIGH. */
export const RULE: Partial<DetectionRuleInput> = {
  message: 'Look.',
  cases: [
    { name: 'many', condition: 'a > 3', severity: 'HIGH' },
    { name: 'some', condition: 'a > 1', severity: 'LOW' },
  ],
}

/** What three users do within four hours, never two things at once; in the order of time. */
export const story: fc.Arbitrary<Happening[]> = fc
  .uniqueArray(
    fc.record({
      at: fc.integer({ min: 0, max: HOURS * 60 * 2 }).map((halves) => halves * 30),
      user: fc.integer({ min: 0, max: 2 }),
      kind: fc.constantFrom('a', 'b', 'c'),
      level: fc.constantFrom('x', 'x', 'y'),
      batch: fc.integer({ min: 0, max: 15 }),
    }),
    { selector: ({ at }) => at, minLength: 20, maxLength: 120 },
  )
  .map((happenings) => happenings.sort((left, right) => left.at - right.at))

/** With these each way to silence is taken at least once. */
export const EXAMPLES: [Happening[], Partial<SuppressionInput>][] = [
  { suppressionQuery: '@kind:a', dataExclusionQuery: null },
  { suppressionQuery: null, dataExclusionQuery: '@level:x' },
  { suppressionQuery: 'status:low', dataExclusionQuery: '@kind:b' },
].map((silence, seed) => [fc.sample(story, { numRuns: 10, seed }).at(-1) ?? [], silence])

/** Requests that bring everything in the order of time. */
export function batchesOf(happenings: readonly Happening[]): Happening[][] {
  const batches: Happening[][] = []
  for (const one of happenings) {
    if (!batches.length || one.batch === 0) batches.push([])
    batches.at(-1)?.push(one)
  }
  return batches
}

export const toLog = (ddsource: string, people: string, { at, user, kind, level }: Happening): object => ({
  ...{ ddsource, message: 'hello', timestamp: BEGIN + at * 1_000, usr: { id: `${people}-${user}` }, kind, level },
})

export const silences: fc.Arbitrary<Partial<SuppressionInput>> = fc
  .record({
    suppressionQuery: fc.constantFrom(
      ...[null, null, '@kind:a', '@kind:a -@kind:b', 'status:low', 'status:high', '@workflow.events_matched:>2'],
      ...['@level:y OR status:high', 'title:some', '@usr.id:*-1'],
    ),
    dataExclusionQuery: fc.constantFrom(null, null, '@kind:b', '@level:x', '@kind:c @level:y', '@usr.id:*-2'),
  })
  .filter(({ suppressionQuery, dataExclusionQuery }) => suppressionQuery !== null || dataExclusionQuery !== null)
