import type { LoaderDefinition } from '../../graphql/context.ts'
import type { SuppressionRepository } from './suppression.repository.ts'

export interface SuppressionLoaders {
  readonly hiddenSignals: LoaderDefinition<string, number>
  readonly excludedMatches: LoaderDefinition<string, number>
}

/** Whoever has a suppression may know what it did. */
export const suppressionLoaders = (suppressions: SuppressionRepository): SuppressionLoaders => ({
  hiddenSignals: { batch: async (ids) => inOrder(ids, await suppressions.hiddenSignals(ids)) },
  excludedMatches: { batch: async (ids) => inOrder(ids, await suppressions.excludedMatches(ids)) },
})

const inOrder = (ids: readonly string[], counts: ReadonlyMap<string, number>): number[] =>
  ids.map((id) => counts.get(id) ?? 0)
