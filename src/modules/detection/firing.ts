import type { EpisodeChange, TaskWithSignals } from './group-evaluation.ts'
import { episodeOf, isSame, LATENESS, triggered } from './group-evaluation.ts'
import type { RuleMatch } from './rule-match.ts'
import type { Episode } from './threshold.ts'

/** Something that stands out from what was learned, and the matches that show it. Times are epoch milliseconds. */
export interface Firing {
  readonly at: number
  readonly matches: readonly RuleMatch[]
}

/** A stretch of a group's time in which firings have to be known. */
export interface FiringPlan extends TaskWithSignals {
  readonly from: number
  readonly to: number
  readonly previous: Episode | null
}

/** From the beginning of the episode that may go on to the last one that a late match can have changed. */
export function planFirings({ task, signals }: TaskWithSignals): FiringPlan {
  const first = task.matches[0]?.timestamp ?? 0
  const last = task.matches.at(-1)?.timestamp ?? 0
  const { keepAlive, maxSignalDuration } = task.rule.options
  const before = signals.living.findLast((signal) => triggered(signal) < first)
  const previous = before ? episodeOf(task, before) : null
  const isOpen = previous && first <= previous.lastSeen + keepAlive && first <= previous.firstSeen + maxSignalDuration
  const from = isOpen ? previous.triggeredAt : first
  return { task, signals, from, to: last + LATENESS + maxSignalDuration, previous: isOpen ? previous : null }
}

/** The episodes that firings make, each with its own; the firings are in the order of time. */
export function episodesOf({ task: { rule } }: FiringPlan, firings: readonly Firing[]): [Episode, Firing[]][] {
  const { keepAlive, maxSignalDuration } = rule.options
  const episodes: [Episode, Firing[]][] = []
  for (const firing of firings) {
    const [last, ofLast] = episodes.at(-1) ?? []
    if (last && ofLast && firing.at <= last.lastSeen + keepAlive && firing.at <= last.firstSeen + maxSignalDuration) {
      episodes[episodes.length - 1] = [{ ...last, lastSeen: firing.at }, [...ofLast, firing]]
    } else {
      const firstSeen = Math.min(firing.at, ...firing.matches.map(({ timestamp }) => timestamp))
      episodes.push([{ firstSeen, lastSeen: firing.at, triggeredAt: firing.at, caseIndex: 0 }, [firing]])
    }
  }
  return episodes
}

/** What has to be stored after the firings of a plan are known. */
export function changesOfFirings(plan: FiringPlan, firings: readonly Firing[]): EpisodeChange[] {
  const { task, signals } = plan
  const episodes = episodesOf(plan, firings)
  const newest = task.matches.at(-1)?.timestamp ?? 0
  const taken = new Set(episodes.map(([episode]) => signals.of(episode)))
  return episodes.flatMap(([episode, ofEpisode]) => {
    if (episode.triggeredAt > newest + LATENESS) return []
    // A late log can be the true first one of what a signal was opened for: the signal is then about that log.
    const moved = signals.all.find(
      (signal) =>
        !taken.has(signal) &&
        triggered(signal) > episode.triggeredAt &&
        triggered(signal) <= episode.triggeredAt + LATENESS &&
        triggered(signal) <= plan.to,
    )
    const signal = signals.of(episode) ?? moved ?? null
    if (signal) taken.add(signal)
    const matches = distinctMatches(ofEpisode)
    const isCurrent = signal && isSame(episodeOf(task, signal), episode)
    if (isCurrent && signal.eventsMatched === new Set(matches.map(({ logId }) => logId)).size) return []
    return [{ task, episode, signal, matches, kind: 'WHOLE' as const, nextNumber: signals.nextNumber }]
  })
}

/** One log can show several things. */
function distinctMatches(firings: readonly Firing[]): RuleMatch[] {
  const matches = firings.flatMap((firing) => firing.matches)
  return [...new Map(matches.map((match) => [`${match.logId} ${match.distinctValue}`, match])).values()]
}
