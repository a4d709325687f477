import { TACTICS } from '../../sigma/attack/tactics.ts'
import { TECHNIQUES } from '../../sigma/attack/techniques.ts'
import { type Rule, tacticsOf, techniquesOf } from '../rules/index.ts'
import type { AttackCoverage } from '../signals/index.ts'

interface Named {
  readonly id: string
  readonly name: string
}

export interface AttackTechnique {
  readonly technique: Named
  readonly ruleCount: number
  readonly signalCount: number
}

export interface AttackColumn {
  readonly tactic: Named
  readonly techniques: readonly AttackTechnique[]
}

/** The matrix with nothing in it: tactics in the order of an intrusion, the techniques of each by id. */
const COLUMNS = TACTICS.map((tactic) => ({
  tactic,
  techniques: TECHNIQUES.filter(({ retired, tactics }) => !retired && tactics.includes(tactic.id)).toSorted((a, b) =>
    a.id < b.id ? -1 : 1,
  ),
}))

/** A rule or signal is in a cell when it is tagged with both: a technique that serves several tactics says nothing alone. */
export function attackMatrix(rules: readonly Rule[], signals: readonly AttackCoverage[]): AttackColumn[] {
  const ruleCounts = new Map<string, number>()
  for (const { tags } of rules) {
    for (const cell of cellsOf(tags)) ruleCounts.set(cell, (ruleCounts.get(cell) ?? 0) + 1)
  }
  const signalCounts = new Map(signals.map((each) => [cellOf(each.tactic, each.technique), each.signals]))
  return COLUMNS.map(({ tactic, techniques }) => ({
    tactic,
    techniques: techniques.map((technique) => {
      const cell = cellOf(tactic.id, technique.id)
      return { technique, ruleCount: ruleCounts.get(cell) ?? 0, signalCount: signalCounts.get(cell) ?? 0 }
    }),
  }))
}

const cellOf = (tactic: string, technique: string): string => `${tactic} ${technique}`

function cellsOf(tags: readonly string[]): Set<string> {
  const techniques = techniquesOf(tags)
  return new Set(tacticsOf(tags).flatMap((tactic) => techniques.map((technique) => cellOf(tactic.id, technique.id))))
}
