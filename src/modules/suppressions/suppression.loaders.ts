import type { LoaderDefinition } from '../../graphql/context.ts'
import { logSight } from '../logs/index.ts'
import type { SuppressionRepository } from './suppression.repository.ts'

export interface SuppressionLoaders {
  readonly hiddenSignals: LoaderDefinition<string, number>
  readonly excludedMatches: LoaderDefinition<string, number>
}

/** Whoever has a suppression may know what it did, to the logs that they see. */
export const suppressionLoaders = (suppressions: SuppressionRepository): SuppressionLoaders => ({
  hiddenSignals: {
    batch: async (ids, viewer) => inOrder(ids, await suppressions.hiddenSignals(ids, logSight(viewer))),
  },
  excludedMatches: {
    batch: async (ids, viewer) => inOrder(ids, await suppressions.excludedMatches(ids, logSight(viewer))),
  },
})

const inOrder = (ids: readonly string[], counts: ReadonlyMap<string, number>): number[] =>
  ids.map((id) => counts.get(id) ?? 0)
