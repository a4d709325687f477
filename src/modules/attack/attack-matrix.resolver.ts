import { Arg, Ctx, Query, Resolver } from 'type-graphql'
import type { Context } from '../../graphql/context.ts'
import { TimeRangeInput } from '../explorer/index.ts'
import type { AttackMatrixService } from './attack-matrix.service.ts'
import { AttackColumn } from './attack-matrix.type.ts'

@Resolver()
export class AttackMatrixResolver {
  constructor(private readonly service: AttackMatrixService) {}

  @Query(() => [AttackColumn], {
    complexity: 1_000,
    description: 'What the enabled rules, and the signals of a range, cover of ATT&CK for Enterprise.',
  })
  attackMatrix(
    @Arg('range', () => TimeRangeInput) range: TimeRangeInput,
    @Ctx() { viewer }: Context,
  ): Promise<AttackColumn[]> {
    return this.service.matrix(viewer, range)
  }
}
