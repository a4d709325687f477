import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql'
import type { Context } from '../../graphql/context.ts'
import type { EntityKind } from '../../kernel/entity.ts'
import { TimeRangeInput } from '../explorer/index.ts'
import { Entity, EntityKindEnum } from '../signals/index.ts'
import type { EntityService, KnownEntity } from './entity.service.ts'
import { EntityConnection } from './entity.type.ts'
import type { EntityPage } from './entity-list.ts'

@Resolver(() => EntityConnection)
export class EntityResolver {
  constructor(private readonly service: EntityService) {}

  @Query(() => EntityConnection, {
    complexity: 50,
    description:
      'Users, addresses, hosts and other things that logs or signals of a range name, those with the highest risk first, then by value. The two weeks of signals that scores are of end, for all pages of a list, at the moment of its first page; the severities of those signals, and which of them are false positives, are those of now.',
  })
  entities(
    @Ctx() { viewer }: Context,
    @Arg('range', () => TimeRangeInput, {
      description:
        'In which a signal that names the entity was created, or logs named it: between its first and its last log of a day.',
    })
    range: TimeRangeInput,
    @Arg('query', () => String, {
      nullable: true,
      description:
        'The search language over `kind`, `value`, `riskScore`, `riskLevel` and `signalCount`, such as `riskLevel:(high OR critical) value:10.0.*`; free text looks for words of the value.',
    })
    query?: string | null,
    @Arg('kinds', () => [EntityKindEnum], { nullable: true, description: 'Every kind when left out.' })
    kinds?: EntityKind[] | null,
    @Arg('first', () => Int, { nullable: true, defaultValue: 25, description: 'At most 1,000.' })
    first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Cursor of the last row of the page before.' })
    after?: string | null,
  ): Promise<EntityPage> {
    return this.service.page(viewer, { query, kinds, range, first, after } as never)
  }

  @FieldResolver(() => Int, { complexity: 50, description: 'How many entities the whole list has.' })
  total(@Root() page: EntityPage): Promise<number> {
    return page.total()
  }

  @Query(() => Entity, {
    nullable: true,
    complexity: 5,
    description:
      'One entity; null when no log and no signal has ever named it. An address may be written in any way, a domain or a hash in any letter case; a user whose name is the ARN of a user or role of AWS is a CLOUD_IDENTITY.',
  })
  entity(
    @Ctx() { viewer }: Context,
    @Arg('kind', () => EntityKindEnum) kind: EntityKind,
    @Arg('value', () => String) value: string,
  ): Promise<KnownEntity | null> {
    return this.service.find(viewer, kind, value)
  }
}
