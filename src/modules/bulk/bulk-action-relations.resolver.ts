import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import type { Context, LoaderDefinition } from '../../graphql/context.ts'
import { Case } from '../cases/index.ts'
import { Incident } from '../incidents/index.ts'
import type { BulkAction } from './bulk-action.ts'
import { BulkActionType } from './bulk-action.type.ts'

@Resolver(() => BulkActionType)
export class BulkActionRelationsResolver {
  constructor(
    private readonly actionById: LoaderDefinition<string, BulkAction | null>,
    private readonly caseById: LoaderDefinition<string, Case | null>,
    private readonly incidentById: LoaderDefinition<string, Incident | null>,
  ) {}

  @FieldResolver(() => BulkActionType, { nullable: true, description: 'Of UNDO: the action that it takes back.' })
  undoes(@Root() { undoes }: BulkAction, @Ctx() { loaders }: Context): Promise<BulkActionType | null> | null {
    return undoes === null ? null : loaders.get(this.actionById).load(undoes)
  }

  @FieldResolver(() => BulkActionType, {
    nullable: true,
    description: 'The action that takes it back, or has done so.',
  })
  undoneBy(@Root() { undoneBy }: BulkAction, @Ctx() { loaders }: Context): Promise<BulkActionType | null> | null {
    return undoneBy === null ? null : loaders.get(this.actionById).load(undoneBy)
  }

  @FieldResolver(() => Case, {
    nullable: true,
    description: 'The case that its signals become part of; null in a dry run of one that would be created.',
  })
  case(@Root() { caseId }: BulkAction, @Ctx() { loaders }: Context): Promise<Case | null> | null {
    return caseId === null ? null : loaders.get(this.caseById).load(caseId)
  }

  @FieldResolver(() => Incident, { nullable: true, description: 'The incident that its signals become part of.' })
  incident(@Root() { incidentId }: BulkAction, @Ctx() { loaders }: Context): Promise<Incident | null> | null {
    return incidentId === null ? null : loaders.get(this.incidentById).load(incidentId)
  }
}
