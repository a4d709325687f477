import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import type { Context } from '../../graphql/context.ts'
import { TimeRangeInput } from '../explorer/index.ts'
import { DetectionRule } from '../rules/index.ts'
import type { Ledger } from './ledger.ts'
import { RuleLedger } from './ledger.type.ts'

@Resolver(() => DetectionRule)
export class LedgerResolver {
  constructor(private readonly books: Ledger) {}

  @FieldResolver(() => RuleLedger, {
    description:
      'What became of everything that the rule matched; of those who see only some signals and logs, of what they see.',
  })
  ledger(
    @Root() { id }: DetectionRule,
    @Ctx() { viewer }: Context,
    @Arg('range', () => TimeRangeInput) range: TimeRangeInput,
  ): Promise<RuleLedger> {
    return this.books.of(viewer, id, range)
  }
}
