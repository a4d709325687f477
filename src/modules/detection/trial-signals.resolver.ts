import { FieldResolver, Resolver, Root } from 'type-graphql'
import { RuleTest, type TriedRule } from '../rules/index.ts'
import { TrialSignal } from './trial-signal.type.ts'
import { trialSignals } from './trial-signals.ts'

@Resolver(() => RuleTest)
export class TrialSignalsResolver {
  @FieldResolver(() => [TrialSignal], {
    nullable: true,
    description:
      'What the rule would report if these were its first logs; null for methods that have to learn, and for rules over signals.',
  })
  signals(@Root() trial: TriedRule): TrialSignal[] | null {
    return trialSignals(trial)
  }
}
