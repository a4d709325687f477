import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql'
import type { Context } from '../../graphql/context.ts'
import { DetectionRuleInput } from './rule.input.ts'
import { DetectionRule } from './rule.type.ts'
import type { RuleAuthoringService } from './rule-authoring.service.ts'
import { RuleValidation } from './rule-validation.type.ts'

@Resolver()
export class RuleAuthoringResolver {
  constructor(private readonly authoring: RuleAuthoringService) {}

  @Mutation(() => DetectionRule)
  createRule(
    @Arg('input', () => DetectionRuleInput) input: DetectionRuleInput,
    @Ctx() { viewer }: Context,
  ): Promise<DetectionRule> {
    return this.authoring.create(viewer, input)
  }

  @Mutation(() => DetectionRule, {
    description:
      'Replaces everything that the rule says. A rule that comes with Signalbox can only be switched on or off and get more tags.',
  })
  updateRule(
    @Arg('id', () => ID) id: string,
    @Arg('input', () => DetectionRuleInput) input: DetectionRuleInput,
    @Arg('expectedVersion', () => Int, {
      nullable: true,
      description: 'The version the client has seen; when the rule has another by now, it is a CONFLICT.',
    })
    expectedVersion: number | null | undefined,
    @Ctx() { viewer }: Context,
  ): Promise<DetectionRule> {
    return this.authoring.update(viewer, id, input, expectedVersion)
  }

  @Mutation(() => DetectionRule, { description: 'Switches a rule on or off.' })
  enableRule(
    @Arg('id', () => ID) id: string,
    @Arg('enabled', () => Boolean) enabled: boolean,
    @Ctx() { viewer }: Context,
  ): Promise<DetectionRule> {
    return this.authoring.enable(viewer, id, enabled)
  }

  @Mutation(() => DetectionRule, {
    description:
      'Makes an older version the newest one; the current version is a CONFLICT. Not for rules that come with Signalbox.',
  })
  restoreRuleVersion(
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int) version: number,
    @Ctx() { viewer }: Context,
  ): Promise<DetectionRule> {
    return this.authoring.restore(viewer, id, version)
  }

  @Mutation(() => Boolean, {
    description: 'Deletes a rule; its signals stay. Not for rules that come with Signalbox.',
  })
  async deleteRule(@Arg('id', () => ID) id: string, @Ctx() { viewer }: Context): Promise<boolean> {
    await this.authoring.delete(viewer, id)
    return true
  }

  @Query(() => RuleValidation, { description: 'Everything that would keep the rule from being made.' })
  async validateRule(
    @Arg('input', () => DetectionRuleInput) input: DetectionRuleInput,
    @Ctx() { viewer }: Context,
  ): Promise<RuleValidation> {
    const errors = await this.authoring.validate(viewer, input)
    return { valid: errors.length === 0, errors }
  }
}
