import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql'
import type { Context } from '../../graphql/context.ts'
import type { IndicatorFormat } from './formats/formats.ts'
import { ThreatFeedInput } from './threat-feed.input.ts'
import type { ThreatFeedService } from './threat-feed.service.ts'
import { ImportedIndicators, IndicatorFormatEnum, ThreatFeed } from './threat-feed.type.ts'

@Resolver(() => ThreatFeed)
export class ThreatFeedResolver {
  constructor(private readonly feeds: ThreatFeedService) {}

  @Query(() => [ThreatFeed], { description: 'All feeds by name.' })
  threatFeeds(@Ctx() { viewer }: Context): Promise<ThreatFeed[]> {
    return this.feeds.list(viewer)
  }

  @Mutation(() => ThreatFeed)
  createThreatFeed(
    @Ctx() { viewer }: Context,
    @Arg('input', () => ThreatFeedInput) input: ThreatFeedInput,
  ): Promise<ThreatFeed> {
    return this.feeds.create(viewer, input)
  }

  @Mutation(() => ThreatFeed, { description: 'Replaces everything that the feed says about itself; its list stays.' })
  updateThreatFeed(
    @Ctx() { viewer }: Context,
    @Arg('id', () => ID) id: string,
    @Arg('input', () => ThreatFeedInput) input: ThreatFeedInput,
  ): Promise<ThreatFeed> {
    return this.feeds.update(viewer, id, input)
  }

  @Mutation(() => Boolean, { description: 'Deletes a feed and its list. Logs keep what it said about them.' })
  async deleteThreatFeed(@Ctx() { viewer }: Context, @Arg('id', () => ID) id: string): Promise<boolean> {
    await this.feeds.delete(viewer, id)
    return true
  }

  @Mutation(() => ThreatFeed, {
    description:
      'Fetches a feed now; the list that comes is the whole feed. When it cannot be fetched, `lastError` says why and the list stays.',
  })
  syncThreatFeed(@Ctx() { viewer }: Context, @Arg('id', () => ID) id: string): Promise<ThreatFeed> {
    return this.feeds.fetch(viewer, id)
  }

  @Mutation(() => ImportedIndicators, {
    description:
      'Lines and CSV become the whole feed: what is not on them is removed. A STIX bundle adds to the feed; an object that comes again replaces what it said, a revoked one takes it back. A list of which nothing can be read changes nothing.',
  })
  importIndicators(
    @Ctx() { viewer }: Context,
    @Arg('feedId', () => ID) feedId: string,
    @Arg('format', () => IndicatorFormatEnum) format: IndicatorFormat,
    @Arg('content', () => String) content: string,
  ): Promise<ImportedIndicators> {
    return this.feeds.import(viewer, feedId, format, content)
  }
}
