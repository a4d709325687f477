import type { LoaderDefinition } from '../../graphql/context.ts'
import { readEntityText } from '../../kernel/entity.ts'
import type { EntityService, SeenTimes } from './entity.service.ts'
import type { Risk } from './risk.ts'

/** By `entityText`; a page of signals with all their entities is one statement each. */
export interface EntityLoaders {
  readonly seenByEntity: LoaderDefinition<string, SeenTimes>
  readonly riskByEntity: LoaderDefinition<string, Risk>
}

export const entityLoaders = (entities: EntityService): EntityLoaders => ({
  seenByEntity: { batch: (texts, viewer) => entities.seenTimes(viewer, texts.map(readEntityText)) },
  riskByEntity: { batch: (texts, viewer) => entities.risks(viewer, texts.map(readEntityText)) },
})
