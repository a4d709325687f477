import type { StoredSignal } from '../signals/index.ts'
import type { Stretch } from './match.repository.ts'
import type { MomentMethod } from './method.ts'
import type { RuleMatch } from './rule-match.ts'
import { caseIndexOf, type Group } from './signal-draft-writer.ts'
import type { MatchedMoment } from './sliding-window.ts'
import type { Episode, StartingPoint } from './threshold.ts'

const HOUR = 3_600_000

/**
 * How late a log can be, against the newest one of its group, and still take part in everything: windows, episodes, signals. What a later one makes
 * true within this time after itself is found as well; how it would have moved signals beyond that is not looked at.
 */
export const LATENESS = 24 * HOUR

/** Further apart, two times of a group cannot have to do with each other: no option of a rule is longer than a day. */
export const APART = 4 * LATENESS
const LONG_AGO = -8_640_000_000_000_000

/** A group, and its new matches. */
export interface TouchedGroup extends Group {
  readonly matches: RuleMatch[]
  /** Some of the matches may be part of signals already. */
  readonly isRepeated?: boolean
}

/** New matches of one group that lie close enough together to be evaluated in one go. */
export interface GroupTask extends Group {
  /** In the order of time. */
  readonly matches: readonly RuleMatch[]
  readonly isRepeated: boolean
}

/** A task, and the signals that its group has had of late. */
export interface TaskWithSignals {
  readonly task: GroupTask
  readonly signals: GroupSignals
}

export interface GroupPlan {
  readonly start: StartingPoint
  /** What has to be read; null when nothing can change but what the signal counts. */
  readonly stretch: Stretch | null
}

/** What became of an episode, against the signal that there is of it. */
export interface EpisodeChange {
  readonly task: GroupTask
  readonly episode: Episode
  readonly signal: StoredSignal | null
  readonly matches: readonly RuleMatch[]
  /** EXTEND: these matches are all that the signal lacks. WHOLE: they are all there is. REWRITE: it has to be put together from the store. */
  readonly kind: 'EXTEND' | 'WHOLE' | 'REWRITE'
  /** Index of the case that opened the episode, whatever took over later; absent where only one case can. */
  readonly openingCase?: (episode: Episode) => number
  /** The number for the next episode of the group that becomes a signal. */
  readonly nextNumber: number
}

/** The groups that some matches belong to. */
export function touchedGroups(matches: readonly RuleMatch[]): TouchedGroup[] {
  const groups = new Map<string, TouchedGroup>()
  for (const match of matches) {
    const { rule, groupHash, groupValues } = match
    const group = groups.get(groupHash)
    if (group) group.matches.push(match)
    else groups.set(groupHash, { rule, groupHash, groupValues, matches: [match] })
  }
  return [...groups.values()]
}

export function splitByTime({ matches, isRepeated = false, ...group }: TouchedGroup): GroupTask[] {
  const tasks: (GroupTask & { matches: RuleMatch[] })[] = []
  let last = Number.NEGATIVE_INFINITY
  for (const match of matches.toSorted((left, right) => left.timestamp - right.timestamp)) {
    if (match.timestamp - last > APART) tasks.push({ ...group, isRepeated, matches: [] })
    tasks.at(-1)?.matches.push(match)
    last = match.timestamp
  }
  return tasks
}

/** The signals of a group by the time that triggered them. */
export class GroupSignals {
  readonly all: readonly StoredSignal[]
  /**
   * Those that stand for episodes. Another one lies within an earlier one: it was found before a late log joined the two, and stays as it was found,
   * since somebody may be at work on it.
   */
  readonly living: readonly StoredSignal[]

  constructor(signals: readonly StoredSignal[]) {
    this.all = signals.toSorted((left, right) => triggered(left) - triggered(right) || left.episode - right.episode)
    const living: StoredSignal[] = []
    for (const signal of this.all) {
      const last = living.at(-1)
      if (!last || signal.triggeredAt > last.lastSeen) living.push(signal)
    }
    this.living = living
  }

  /** The signal that stands for an episode: of several the one triggered first, so that it does so the next time as well. */
  of({ triggeredAt, lastSeen }: Episode): StoredSignal | null {
    return this.all.find((signal) => isWithin(triggered(signal), triggeredAt, lastSeen)) ?? null
  }

  get nextNumber(): number {
    return 1 + Math.max(-1, ...this.all.map(({ episode }) => episode))
  }
}

export function planGroup(task: GroupTask, { living }: GroupSignals, method: MomentMethod): GroupPlan {
  const { rule } = task
  const { keepAlive, maxSignalDuration } = method.times(rule)
  const [first, last] = [task.matches[0]?.timestamp ?? 0, task.matches.at(-1)?.timestamp ?? 0]
  const before = living.findLast((signal) => triggered(signal) < first)
  const previous = before ? episodeOf(task, before) : null
  const isOpen = previous && first <= previous.lastSeen + keepAlive && first <= previous.firstSeen + maxSignalDuration
  const settled = isOpen && method.absorbs && previous.caseIndex === 0
  // The decision of an open signal stands, so that what lies inside of it need not be read again.
  if (settled && last <= previous.lastSeen) return { start: { from: first, previous }, stretch: null }
  const from = settled ? previous.lastSeen + 1 : first
  const needsWindow = !(settled && last <= previous.firstSeen + maxSignalDuration)
  return {
    start: {
      from,
      previous: previous && isOpen ? { ...previous, lastSeen: Math.min(previous.lastSeen, from) } : previous,
    },
    stretch: {
      rule,
      groupHash: task.groupHash,
      from: needsWindow ? method.reach(rule, from) : from,
      to: last + LATENESS + maxSignalDuration,
      start: from,
      previousEnd: previous?.lastSeen ?? LONG_AGO,
      together: method.together(rule),
    },
  }
}

/** What has to be stored after an evaluation. `moments` are those of the plan's stretch. */
export function changesOf(
  task: GroupTask,
  signals: GroupSignals,
  moments: readonly MatchedMoment[],
  episodes: readonly Episode[],
): EpisodeChange[] {
  const changes: EpisodeChange[] = []
  const newest = task.matches.at(-1)?.timestamp ?? 0
  const hasOthers = (after: number, until: number): boolean => {
    const isInside = (at: number) => at > after && at <= until
    const stored = moments.reduce((sum, { at, count }) => sum + (isInside(at) ? count : 0), 0)
    return stored > task.matches.filter(({ timestamp }) => isInside(timestamp)).length
  }
  for (const episode of episodes) {
    // One that begins later than this may go on after what was read, and nothing new is part of it.
    if (episode.triggeredAt > newest + LATENESS) break
    const signal = signals.of(episode)
    const matches = task.matches.filter(({ timestamp }) => isWithin(timestamp, episode.firstSeen, episode.lastSeen))
    const before = signal && episodeOf(task, signal)
    // One that did not stand for an episode lacks what was found meanwhile.
    const isCurrent = before && signals.living.includes(signal)
    if (isCurrent && matches.length === 0 && isSame(before, episode)) continue
    const goesOn = isCurrent && before.firstSeen === episode.firstSeen && before.triggeredAt === episode.triggeredAt
    const kind = task.isRepeated
      ? 'REWRITE'
      : goesOn && episode.lastSeen >= before.lastSeen && !hasOthers(before.lastSeen, episode.lastSeen)
        ? 'EXTEND'
        : signal || hasOthers(episode.firstSeen - 1, episode.lastSeen)
          ? 'REWRITE'
          : 'WHOLE'
    changes.push({ task, episode, signal, matches, kind, nextNumber: signals.nextNumber })
  }
  return changes
}

export const episodeOf = ({ rule }: Group, signal: StoredSignal): Episode => ({
  firstSeen: signal.firstSeen.getTime(),
  lastSeen: signal.lastSeen.getTime(),
  triggeredAt: signal.triggeredAt.getTime(),
  caseIndex: caseIndexOf(rule, signal),
})

export const triggered = (signal: StoredSignal): number => signal.triggeredAt.getTime()

const isWithin = (time: number, from: number, to: number): boolean => time >= from && time <= to

export const isSame = (left: Episode, right: Episode): boolean =>
  left.firstSeen === right.firstSeen &&
  left.lastSeen === right.lastSeen &&
  left.triggeredAt === right.triggeredAt &&
  left.caseIndex === right.caseIndex
