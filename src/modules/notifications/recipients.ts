import type { FeedEntry } from '../../feed/index.ts'
import { type CompiledSelection, compileSelection, RuleSetMatcher, type SearchDocument } from '../../search/index.ts'
import { SIGNAL_FIELDS } from '../signals/index.ts'
import type { Recipient } from './delivery.ts'
import { matchingOf, type NotificationRule } from './notification-rule.ts'

interface Compiled {
  readonly rule: NotificationRule
  readonly matches: (document: SearchDocument) => boolean
}

/** Finds whom a change of a signal is told to, out of hundreds of rules at once. */
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

  /** Of a signal that is new, has become worse, or was not what the rule asks for until now. Whoever was told of it before is named again. */
  of({ subjectId, before, after }: Pick<FeedEntry, 'subjectId' | 'before' | 'after'>): Recipient[] {
    if (!after) return []
    const matching = this.#matcher.match(after as SearchDocument)
    if (!matching.length) return []
    const anew = isFresh(before, after)
      ? matching
      : matching.filter(({ matches }) => !matches(before as unknown as SearchDocument))
    return anew.flatMap(({ rule }) =>
      rule.targets.map((target) => ({ signalId: subjectId, sourceId: rule.id, target })),
    )
  }
}

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
