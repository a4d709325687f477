import type { Postgres } from '../../stores/postgres.ts'
import type { JournalRepository } from '../logs/index.ts'
import type { Rule } from '../rules/index.ts'
import type { SignalOutline } from '../signals/index.ts'
import { Silence, type SilenceReplay, type Silencing } from '../suppressions/index.ts'
import { correlates } from './correlation-matcher.ts'
import type { ExcludedLogRepository } from './excluded-log.repository.ts'
import { APART, type EpisodeChange } from './group-evaluation.ts'
import { groupBy } from './grouping.ts'
import type { MatchRepository, Scope, Span, SpanCount, Stretch } from './match.repository.ts'
import type { MomentMethod } from './method.ts'
import { methodOf } from './methods.ts'
import { caseAt } from './opening-case.ts'
import type { MatchedMoment } from './sliding-window.ts'
import { STORM_GROUP } from './storm-signal.ts'
import type { Suppressing } from './suppressing.ts'
import { type Episode, FROM_THE_START } from './threshold.ts'

interface Deps {
  readonly postgres: Postgres
  readonly journal: JournalRepository
  readonly matches: MatchRepository
  readonly excluded: ExcludedLogRepository
  readonly suppressing: Suppressing
}

/** Signals of one group that is evaluated anew. */
interface Group {
  readonly rule: Rule
  readonly method: MomentMethod
  readonly groupHash: string
  readonly signals: readonly SignalOutline[]
}

const GROUPS_TOGETHER = 200
const NOTHING_USUAL = () => null

/** Lets the rules decide again about what they have matched, with a suppression at work. */
export class StoredSilenceReplay implements SilenceReplay {
  constructor(private readonly deps: Deps) {}

  async replay(rules: ReadonlyMap<string, Rule>, signals: readonly SignalOutline[], suppression: Silencing) {
    const { postgres, journal } = this.deps
    const visible = await postgres.transaction((tx) => journal.evaluated(tx))
    const groups: Group[] = []
    const untold: SignalOutline[] = []
    for (const ofGroup of groupBy(signals, ({ ruleId, ruleVersion, groupHash }) =>
      [ruleId, ruleVersion, groupHash].join(' '),
    ).values()) {
      const [{ ruleId, ruleVersion, groupHash }] = ofGroup as [SignalOutline]
      const rule = rules.get(ruleId)
      const method = rule && pureMethod(rule)
      if (groupHash === STORM_GROUP) continue
      if (rule && method && rule.version === ruleVersion) groups.push({ rule, method, groupHash, signals: ofGroup })
      else untold.push(...ofGroup)
    }
    const hidden = new Set(await this.#emptied(untold, rules, suppression, { visible, own: [] }))
    for (let from = 0; from < groups.length; from += GROUPS_TOGETHER) {
      const some = groups.slice(from, from + GROUPS_TOGETHER)
      for (const id of await this.#hiddenIn(some, suppression, { visible, own: [] })) hidden.add(id)
    }
    return { hidden, untold }
  }

  /** Of those that cannot be evaluated anew: the ones of which no log would be left. */
  async #emptied(
    signals: readonly SignalOutline[],
    rules: ReadonlyMap<string, Rule>,
    { dataExclusionQuery }: Silencing,
    scope: Scope,
  ): Promise<string[]> {
    const emptied: string[] = []
    for (let from = 0; dataExclusionQuery !== null && from < signals.length; from += GROUPS_TOGETHER) {
      const spans = signals.slice(from, from + GROUPS_TOGETHER).flatMap(({ id, ruleId, ruleVersion, ...signal }) => {
        const rule = rules.get(ruleId)
        const { groupHash, firstSeen, lastSeen } = signal
        const span = { groupHash, from: firstSeen.getTime(), to: lastSeen.getTime() }
        return rule ? [{ ...span, id, rule: { ...rule, version: ruleVersion } }] : []
      })
      if (!spans.length) continue
      const without = await this.deps.excluded.ids(spans, dataExclusionQuery)
      const [before, after] = await Promise.all([
        this.deps.matches.counts(spans, scope),
        this.deps.matches.counts(spans, { ...scope, without }),
      ])
      const counted = (counts: readonly SpanCount[]) =>
        new Set(counts.map(({ groupHash, from: at }) => `${groupHash} ${at}`))
      const [had, has] = [counted(before), counted(after)]
      emptied.push(
        ...spans
          .filter(({ groupHash, from: at }) => had.has(`${groupHash} ${at}`) && !has.has(`${groupHash} ${at}`))
          .map(({ id }) => id),
      )
    }
    return emptied
  }

  async #hiddenIn(groups: readonly Group[], suppression: Silencing, scope: Scope): Promise<string[]> {
    const { matches, excluded, suppressing } = this.deps
    const stretches = groups.map(stretchOf)
    const { dataExclusionQuery } = suppression
    const without = dataExclusionQuery === null ? [] : await excluded.ids(stretches, dataExclusionQuery)
    const left: Scope = { ...scope, without }
    const distinct = Math.max(...groups.map(({ rule, method }) => method.distinctNeeded(rule)))
    const moments = groupBy(await matches.moments(stretches, left, distinct), ({ groupHash }) => groupHash)
    const changes = groups.flatMap((group) => episodesOf(group, moments.get(group.groupHash) ?? []))
    const silenced = await suppressing.hiddenBy(new Silence([suppression]), changes, new Map(), left)
    const shown = groupBy(
      changes.filter((change) => !silenced.has(change)),
      ({ task }) => task.groupHash,
    )
    return groups.flatMap(({ groupHash, signals }) =>
      signals
        .filter((signal) => !(shown.get(groupHash) ?? []).some(({ episode }) => overlaps(episode, signal)))
        .map(({ id }) => id),
    )
  }
}

/** A method that needs to know nothing but what matched. */
function pureMethod(rule: Rule): MomentMethod | null {
  const method = methodOf(rule)
  return method.kind === 'MOMENTS' && rule.method !== 'ANOMALY' && !correlates(rule) ? method : null
}

function stretchOf({ rule, groupHash, signals }: Group): Stretch & Span {
  const from = Math.min(...signals.map(({ firstSeen }) => firstSeen.getTime())) - APART
  const to = Math.max(...signals.map(({ lastSeen }) => lastSeen.getTime()))
  return { rule, groupHash, from, to, start: from, previousEnd: from - 1, together: -1 }
}

/** The episodes that touch the signals, as changes that nothing was stored of. */
function episodesOf({ rule, method, groupHash, signals }: Group, moments: readonly MatchedMoment[]): EpisodeChange[] {
  const openingCase = ({ triggeredAt }: Episode) =>
    caseAt(triggeredAt, method, rule, moments, FROM_THE_START, NOTHING_USUAL)
  return method
    .evaluate(rule, moments, FROM_THE_START, NOTHING_USUAL)
    .filter((episode) => signals.some((signal) => overlaps(episode, signal)))
    .map((episode) => ({
      task: { rule, groupHash, groupValues: [], matches: [], isRepeated: false },
      ...{ episode, openingCase, signal: null, matches: [], kind: 'REWRITE', nextNumber: 0 },
    }))
}

const overlaps = (episode: Episode, { firstSeen, lastSeen }: SignalOutline): boolean =>
  episode.firstSeen <= lastSeen.getTime() && episode.lastSeen >= firstSeen.getTime()
