import type { CountedMatch, LedgerSpan, Outcomes, RawOutcomes } from './ledger.repository.ts'

/** Outcomes of which somebody sees the signals; `triggeredByCounted` of them were triggered by a signal that they see as well. */
export interface SeenOutcomes extends Omit<Outcomes, 'signals'> {
  readonly triggeredByCounted: number
}

/** What is left of outcomes for somebody who sees these signals. All created signals are looked up among the matches that are seen. */
export function seenOutcomes(raw: RawOutcomes, seen: ReadonlySet<string>): SeenOutcomes {
  const isSeen = ({ id }: { readonly id: string }) => seen.has(id)
  const shown = raw.shown.filter(isSeen)
  const created = raw.created.filter(isSeen)
  const counted = raw.counted.filter(isSeen)
  const moments = new Set(counted.map(({ version, hash, at }) => momentOf(version, hash, at)))
  return {
    ...{ visible: raw.visible, errors: raw.errors, suppressed: raw.suppressed, shown, converted: created },
    counted: counted.length,
    countedSuppressed: counted.filter((match) => match.silent && !shown.some((span) => isWithin(match, span))).length,
    triggeredByCounted: created.filter(({ version, hash, from }) => moments.has(momentOf(version, hash, from))).length,
  }
}

const momentOf = (version: number, hash: string, at: Date): string => `${version} ${hash} ${at.getTime()}`

const isWithin = ({ version, hash, at }: CountedMatch, span: LedgerSpan): boolean =>
  span.version === version && span.hash === hash && at >= span.from && at <= span.to
