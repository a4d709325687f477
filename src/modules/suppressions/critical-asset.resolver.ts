import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql'
import type { Context } from '../../graphql/context.ts'
import type { CriticalAssetService } from './critical-asset.service.ts'
import { CriticalAsset, CriticalAssetInput } from './critical-asset.type.ts'

@Resolver(() => CriticalAsset)
export class CriticalAssetResolver {
  constructor(private readonly assets: CriticalAssetService) {}

  @Query(() => [CriticalAsset], { description: 'All critical assets by name.' })
  criticalAssets(@Ctx() { viewer }: Context): Promise<readonly CriticalAsset[]> {
    return this.assets.list(viewer)
  }

  @Mutation(() => CriticalAsset, { description: 'Adjusts the severity of signals that are created from now on.' })
  createCriticalAsset(
    @Ctx() { viewer }: Context,
    @Arg('input', () => CriticalAssetInput) input: CriticalAssetInput,
  ): Promise<CriticalAsset> {
    return this.assets.create(viewer, input)
  }

  @Mutation(() => Boolean)
  async deleteCriticalAsset(@Ctx() { viewer }: Context, @Arg('id', () => ID) id: string): Promise<boolean> {
    await this.assets.delete(viewer, id)
    return true
  }
}
