import type { Part } from '../explorer/index.ts'

/** How many signals are tagged with a technique together with one of its tactics. */
export interface AttackCoverage {
  readonly tactic: string
  readonly technique: string
  readonly signals: number
}

/** The ids at the beginning of tags such as `t1110.001-password-guessing`, each once. */
const idsSql = (column: string, pattern: string): string =>
  `arrayDistinct(arrayFilter(id -> id != '', arrayMap(tag -> upper(extract(tag, '${pattern}')), ${column})))`

export const attackCoveragePart: Part<readonly AttackCoverage[]> = (statement) => {
  const hits = statement.hits()
  const tactics = hits.column('attack tactics', () => idsSql('tactics', '^ta[0-9]{4}'))
  const techniques = hits.column('attack techniques', () => idsSql('techniques', '^t[0-9]{4}(?:[.][0-9]{3})?'))
  const rows = hits.branch(() => ({
    texts: '[tactic, technique]',
    numbers: '[toFloat64(signals)]',
    from: `FROM (
      SELECT tactic, technique, count() AS signals
      FROM ${hits.name} ARRAY JOIN ${tactics} AS tactic ARRAY JOIN ${techniques} AS technique
      GROUP BY tactic, technique
    )`,
  }))
  return () =>
    rows().map(({ texts: [tactic = '', technique = ''], numbers: [signals] }) => ({
      tactic,
      technique,
      signals: signals ?? 0,
    }))
}
