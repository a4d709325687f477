import type { FeedEntry } from '../../feed/index.ts'
import { type CompiledSelection, compileSelection, RuleSetMatcher, type SearchDocument } from '../../search/index.ts'
import { SIGNAL_FIELDS } from '../signals/index.ts'
import type { Recipient } from './delivery.ts'
import { matchingOf, type NotificationRule } from './notification-rule.ts'
import { SaverSights, type Standings } from './saver-sights.ts'

/** A rule that asks for a signal. */
interface Compiled {
  readonly rule: NotificationRule
  readonly matches: (document: SearchDocument) => boolean
}

type Change = Pick<FeedEntry, 'subjectId' | 'before' | 'after'>

/** Finds whom changes of signals are told to, out of hundreds of rules at once. */
export class Recipients {
  readonly #matcher: RuleSetMatcher<Compiled>

  constructor(rules: readonly NotificationRule[]) {
    this.#matcher = new RuleSetMatcher(
      rules.flatMap((rule) => {
        const compiled = compiledOrNull(rule)
        return compiled ? [[{ rule, matches: compiled.matches }, compiled] as const] : []
      }),
    )
  }

  /** Of signals that are new, have become worse, or were not what the rule asks for until now. Whoever was told of them before is named again. */
  async of(changes: readonly Change[], standings: Standings): Promise<Recipient[]> {
    const found = changes.flatMap((change) =>
      change.after ? this.#matcher.match(change.after as SearchDocument).map((asking) => ({ change, asking })) : [],
    )
    if (!found.length) return []
    const sights = await SaverSights.of(
      standings,
      found.map(({ asking }) => asking.rule),
    )
    return found.flatMap(({ change, asking }) => (isToldNow(change, asking, sights) ? named(change, asking) : []))
  }
}

function isToldNow({ before, after }: Change, { rule, matches }: Compiled, sights: SaverSights): boolean {
  const [earlier, now] = [before, after] as [SearchDocument | null, SearchDocument]
  if (!sights.see(rule, now)) return false
  if (!earlier || isFresh(before, after as NonNullable<Change['after']>)) return true
  return !(matches(earlier) && sights.see(rule, earlier))
}

const named = ({ subjectId }: Change, { rule }: Compiled): Recipient[] =>
  rule.targets.map((target) => ({ signalId: subjectId, sourceId: rule.id, target }))

/** What cannot be read any more tells nobody, and holds up no other rule. */
function compiledOrNull(rule: NotificationRule): CompiledSelection | null {
  try {
    return compileSelection({ query: matchingOf(rule) }, SIGNAL_FIELDS)
  } catch {
    return null
  }
}

/** Whether it was not there before, or was less severe. */
export const isFresh = (before: FeedEntry['before'], after: NonNullable<FeedEntry['after']>): boolean =>
  before === null || Number(after.severity) > Number(before.severity)
