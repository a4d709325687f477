import DataLoader from 'dataloader'
import type { Viewer } from '../kernel/viewer.ts'

/** How to load many things at once; identity of the object is the key, so modules declare each one once. */
export interface LoaderDefinition<Key, Value> {
  readonly batch: (keys: readonly Key[], viewer: Viewer) => Promise<readonly (Value | Error)[]>
}

/** The loaders of one request, or of one event of a subscription. */
export class LoaderScope {
  readonly #loaders = new Map<unknown, DataLoader<never, never>>()

  constructor(readonly viewer: Viewer) {}

  get<Key, Value>(definition: LoaderDefinition<Key, Value>): DataLoader<Key, Value> {
    let loader = this.#loaders.get(definition) as DataLoader<Key, Value> | undefined
    if (!loader) {
      loader = new DataLoader((keys: readonly Key[]) => definition.batch(keys, this.viewer))
      this.#loaders.set(definition, loader as never)
    }
    return loader
  }
}

/** What resolvers get as `@Ctx()`. */
export interface Context {
  readonly viewer: Viewer
  readonly loaders: LoaderScope
}
