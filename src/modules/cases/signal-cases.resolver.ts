import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import type { Context } from '../../graphql/context.ts'
import { Signal, type SignalSummary } from '../signals/index.ts'
import type { CaseLoaders } from './case.loaders.ts'
import { Case } from './case.type.ts'

@Resolver(() => Signal)
export class SignalCasesResolver {
  constructor(private readonly loaders: CaseLoaders) {}

  @FieldResolver(() => [Case], {
    description: 'The cases that it is part of, the oldest first; none without cases_read.',
  })
  cases(@Root() { caseIds }: SignalSummary, @Ctx() { viewer, loaders }: Context): Promise<Case[]> | Case[] {
    if (!caseIds.length || !viewer.permissions.has('cases_read')) return []
    const cases = loaders.get(this.loaders.caseById)
    // Ids sort by creation.
    return Promise.all(caseIds.toSorted().map((id) => cases.load(id))).then((found) =>
      found.filter((one) => one !== null),
    )
  }
}
