import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import type { Context } from '../../graphql/context.ts'
import { JSONObject } from '../../graphql/scalars.ts'
import { notFound } from '../../kernel/errors.ts'
import { Log } from '../logs/index.ts'
import { fromAttribute, THREAT_INTEL, ThreatIntel } from '../threat-intel/index.ts'
import type { SignalLoaders } from './signal.loaders.ts'
import type { SignalDetails, SignalSample, SignalSummary } from './signal.ts'
import { Signal } from './signal.type.ts'
import { HighCardinality, SignalQuery, SignalRuleCase } from './signal-details.type.ts'

/** What lists do not read. */
@Resolver(() => Signal)
export class SignalDetailsResolver {
  constructor(private readonly loaders: SignalLoaders) {}

  @FieldResolver(() => String, { description: "The rule's message as Markdown, with its variables filled in." })
  message(@Root() signal: SignalSummary, @Ctx() context: Context): Promise<string> {
    return this.#detail('message', signal, context)
  }

  @FieldResolver(() => SignalRuleCase)
  ruleCase(@Root() signal: SignalSummary, @Ctx() context: Context): Promise<SignalRuleCase> {
    return this.#detail('ruleCase', signal, context)
  }

  @FieldResolver(() => [SignalQuery], {
    description: 'The queries of the rule, as they were when the signal was last seen.',
  })
  queries(@Root() signal: SignalSummary, @Ctx() context: Context): Promise<readonly SignalQuery[]> {
    return this.#detail('queries', signal, context)
  }

  @FieldResolver(() => HighCardinality)
  highCardinality(@Root() signal: SignalSummary, @Ctx() context: Context): Promise<HighCardinality> {
    return this.#detail('highCardinality', signal, context)
  }

  @FieldResolver(() => JSONObject, {
    description: 'Attributes of the matched logs: one distinct value is given as it is, several as a list.',
  })
  attributes(@Root() signal: SignalSummary, @Ctx() context: Context): Promise<Readonly<Record<string, unknown>>> {
    return this.#detail('attributes', signal, context)
  }

  @FieldResolver(() => [Log], {
    description:
      'A few of the matched logs, kept with the signal when the logs are gone. Whoever sees only some logs sees those of them that are still stored.',
  })
  async samples(@Root() signal: SignalSummary, @Ctx() context: Context): Promise<readonly Log[]> {
    const samples = await this.#detail('samples', signal, context)
    return samples.map((sample) => ({
      ...sample,
      timestamp: new Date(sample.timestamp),
      threatIntel: threatsOf(sample),
    }))
  }

  @FieldResolver(() => ThreatIntel, {
    nullable: true,
    description: 'What the feeds said about its logs when they came in: the first hundred by name; null when nothing.',
  })
  async threatIntel(@Root() signal: SignalSummary, @Ctx() context: Context): Promise<ThreatIntel | null> {
    return threatsOf({ attributes: await this.#detail('attributes', signal, context) })
  }

  async #detail<Name extends keyof SignalDetails>(
    name: Name,
    { id }: SignalSummary,
    { loaders }: Context,
  ): Promise<SignalDetails[Name]> {
    const details = await loaders.get(this.loaders.detailsBySignal).load(id)
    if (!details) throw notFound('signal', id)
    return details[name]
  }
}

const threatsOf = ({ attributes }: Pick<SignalSample, 'attributes'>): ThreatIntel | null =>
  fromAttribute(attributes[THREAT_INTEL])
