import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql'
import { Actor } from '../../graphql/actor.ts'
import type { Context, LoaderDefinition } from '../../graphql/context.ts'
import { tacticsOf, techniquesOf } from './attack.ts'
import { Tactic, Technique } from './attack.type.ts'
import { RuleSortInput } from './rule.input.ts'
import type { RuleService } from './rule.service.ts'
import type { Rule } from './rule.ts'
import { DetectionRule, DetectionRuleConnection, RuleVersion } from './rule.type.ts'
import type { VersionsRequest } from './rule-versions.ts'

@Resolver(() => DetectionRule)
export class RuleResolver {
  constructor(
    private readonly service: RuleService,
    private readonly versionsByRule: LoaderDefinition<VersionsRequest, RuleVersion[]>,
  ) {}

  @Query(() => DetectionRuleConnection, { description: 'The rules that a query selects, by name or as asked.' })
  rules(
    @Ctx() { viewer }: Context,
    @Arg('query', () => String, {
      nullable: true,
      description: 'The search language over rules, such as `type:log_detection source:cloudtrail`; empty for all.',
    })
    query?: string | null,
    @Arg('first', () => Int, { nullable: true, defaultValue: 50, description: 'At most 1,000.' }) first?: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
    @Arg('sort', () => RuleSortInput, { nullable: true }) sort?: RuleSortInput | null,
  ): Promise<DetectionRuleConnection> {
    return this.service.search(viewer, { query, first, after, sort })
  }

  @Query(() => DetectionRule, { nullable: true, description: 'One rule; NOT_FOUND when there is none.' })
  rule(@Arg('id', () => ID) id: string, @Ctx() { viewer }: Context): Promise<DetectionRule> {
    return this.service.get(viewer, id)
  }

  @FieldResolver(() => Actor, { description: 'Who made it.' })
  createdBy(@Root() { creator }: Rule): Actor {
    return creator
  }

  @FieldResolver(() => [Tactic], { description: 'From the tags `tactic:`.' })
  tactics(@Root() { tags }: Rule): Tactic[] {
    return tacticsOf(tags)
  }

  @FieldResolver(() => [Technique], { description: 'From the tags `technique:`.' })
  techniques(@Root() { tags }: Rule): Technique[] {
    return techniquesOf(tags)
  }

  @FieldResolver(() => [RuleVersion], { description: 'The newest first.' })
  versions(
    @Root() { id }: Rule,
    @Arg('first', () => Int, { defaultValue: 100, description: 'At most 1,000.' }) first: number,
    @Ctx() { loaders }: Context,
  ): Promise<RuleVersion[]> {
    return loaders.get(this.versionsByRule).load({ ruleId: id, first })
  }
}
