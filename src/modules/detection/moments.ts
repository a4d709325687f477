import type { RuleMatch } from './rule-match.ts'
import type { MatchedMoment } from './sliding-window.ts'

type Counted = Pick<RuleMatch, 'query' | 'timestamp' | 'value' | 'distinctValue'>

/** What matched of one group in the order of time, one row for each query and time; `matches` are in that order. */
export function momentsOf(matches: readonly Counted[]): MatchedMoment[] {
  const moments = new Map<string, MatchedMoment & { distinctValues: string[] }>()
  for (const { query, timestamp, value, distinctValue } of matches) {
    const key = `${timestamp} ${query}`
    const known = moments.get(key)
    moments.set(key, {
      ...{ at: timestamp, earliest: timestamp, query },
      count: (known?.count ?? 0) + 1,
      sum: (known?.sum ?? 0) + value,
      max: Math.max(known?.max ?? value, value),
      distinctValues: [
        ...new Set([...(known?.distinctValues ?? []), ...(distinctValue === '' ? [] : [distinctValue])]),
      ],
    })
  }
  return [...moments.values()]
}
