import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql'
import type { Context } from '../../graphql/context.ts'
import { JSONObject } from '../../graphql/scalars.ts'
import { DetectionRuleInput, RuleSampleInput } from './rule.input.ts'
import type { RuleTrialService } from './rule-trial.service.ts'
import { LogRuleMatches, RuleTest } from './rule-trial.type.ts'

@Resolver()
export class RuleTrialResolver {
  constructor(private readonly trials: RuleTrialService) {}

  @Query(() => RuleTest, { description: 'Runs a rule over sample logs without storing anything.' })
  testRule(
    @Arg('input', () => DetectionRuleInput) input: DetectionRuleInput,
    @Arg('samples', () => [RuleSampleInput], { description: 'At most 1,000.' }) samples: RuleSampleInput[],
    @Ctx() { viewer }: Context,
  ): Promise<RuleTest> {
    return this.trials.test(viewer, input, samples)
  }

  @Query(() => [LogRuleMatches], {
    description: "Which enabled rules' queries these logs satisfy, log by log, without storing anything.",
  })
  matchingRules(
    @Arg('logs', () => [JSONObject], { description: 'At most 1,000, as they would be sent to the intake.' })
    logs: Record<string, unknown>[],
    @Arg('ruleIds', () => [ID], { nullable: true, description: 'Only these of the enabled rules; all when left out.' })
    ruleIds: string[] | null | undefined,
    @Ctx() { viewer }: Context,
  ): Promise<LogRuleMatches[]> {
    return this.trials.matching(viewer, logs, ruleIds)
  }
}
