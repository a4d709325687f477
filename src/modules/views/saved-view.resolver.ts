import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql'
import type { Context, LoaderDefinition } from '../../graphql/context.ts'
import { User } from '../access/index.ts'
import { SaveViewInput } from './saved-view.input.ts'
import type { SavedViewService } from './saved-view.service.ts'
import { LiveTimeRange, SavedView } from './saved-view.type.ts'

@Resolver(() => SavedView)
export class SavedViewResolver {
  constructor(
    private readonly views: SavedViewService,
    private readonly userById: LoaderDefinition<string, User | null>,
  ) {}

  @Query(() => [SavedView], { description: 'All saved views by name.' })
  savedViews(@Ctx() { viewer }: Context): Promise<SavedView[]> {
    return this.views.list(viewer)
  }

  @FieldResolver(() => LiveTimeRange, { description: 'Moves along with the time.' })
  range(@Root() view: SavedView): LiveTimeRange {
    return { from: view.rangeFrom, to: view.rangeTo }
  }

  @FieldResolver(() => User, { nullable: true, description: 'Who saved it first.' })
  owner(@Root() view: SavedView, @Ctx() { loaders }: Context): Promise<User | null> {
    return loaders.get(this.userById).load(view.ownerId)
  }

  @Mutation(() => SavedView, { description: 'Saves a view that everybody can load.' })
  saveView(@Ctx() { viewer }: Context, @Arg('input', () => SaveViewInput) input: SaveViewInput): Promise<SavedView> {
    return this.views.save(viewer, input)
  }

  @Mutation(() => SavedView, { description: 'Replaces everything that the view says.' })
  updateView(
    @Ctx() { viewer }: Context,
    @Arg('id', () => ID) id: string,
    @Arg('input', () => SaveViewInput) input: SaveViewInput,
  ): Promise<SavedView> {
    return this.views.update(viewer, id, input)
  }

  @Mutation(() => SavedView, { description: 'Marks a view as a favourite of the viewer, or no longer.' })
  starView(
    @Ctx() { viewer }: Context,
    @Arg('id', () => ID) id: string,
    @Arg('starred', () => Boolean, { description: 'False takes the star away.' }) starred: boolean,
  ): Promise<SavedView> {
    return this.views.star(viewer, id, starred)
  }

  @Mutation(() => SavedView, {
    nullable: true,
    description: 'Chooses the view that the explorer opens with for the viewer; null for none.',
  })
  setDefaultView(
    @Ctx() { viewer }: Context,
    @Arg('id', () => ID, { nullable: true }) id?: string | null,
  ): Promise<SavedView | null> {
    return this.views.setDefault(viewer, id ?? null)
  }

  @Mutation(() => Boolean, { description: 'Deletes a view for everybody; answers true.' })
  async deleteView(@Ctx() { viewer }: Context, @Arg('id', () => ID) id: string): Promise<boolean> {
    await this.views.delete(viewer, id)
    return true
  }
}
