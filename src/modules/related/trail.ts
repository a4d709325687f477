import type { LoaderDefinition, LoaderScope } from '../../graphql/context.ts'
import { notFound } from '../../kernel/errors.ts'
import type { SignalTrail } from '../signals/index.ts'

export type TrailLoader = LoaderDefinition<string, SignalTrail | null>

export async function loadTrail(loaders: LoaderScope, trailBySignal: TrailLoader, id: string): Promise<SignalTrail> {
  const trail = await loaders.get(trailBySignal).load(id)
  if (!trail) throw notFound('signal', id)
  return trail
}
