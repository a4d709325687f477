import type { SearchDocument } from '../../search/index.ts'
import type { Silence, Silencer } from '../suppressions/index.ts'
import type { ExcludedMatch, ExcludedMatches } from './excluded-match.repository.ts'
import type { RuleMatch } from './rule-match.ts'

/** Keeps from rules what suppressions exclude; nothing of it is lost. */
export class Exclusions {
  constructor(
    private readonly silencer: Silencer,
    readonly matches: ExcludedMatches,
  ) {}

  /** For one batch, so that all of it is treated alike. */
  async begin(): Promise<Sieve> {
    return new Sieve(await this.silencer.current())
  }
}

export class Sieve {
  readonly excluded: ExcludedMatch[] = []

  constructor(private readonly silence: Silence) {}

  /** What a log's rules may see of its matches. */
  sift(found: RuleMatch[], document: SearchDocument): RuleMatch[] {
    if (!this.silence.hasExclusions || !found.length) return found
    const kept: RuleMatch[] = []
    for (const match of found) {
      const by = this.silence.excludedBy(match.rule, document)
      if (by.length) this.excluded.push({ match, suppressionIds: by })
      else kept.push(match)
    }
    return kept
  }
}
