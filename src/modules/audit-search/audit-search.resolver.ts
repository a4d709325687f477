import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql'
import type { Context } from '../../graphql/context.ts'
import type { Page } from '../../kernel/page.ts'
import { SearchField, TimeRangeInput } from '../explorer/index.ts'
import type { AuditSearchService } from './audit-search.service.ts'
import { type AuditEvent, AuditEventConnection, AuditVerification } from './audit-search.type.ts'

@Resolver()
export class AuditSearchResolver {
  constructor(private readonly service: AuditSearchService) {}

  @Query(() => AuditEventConnection, {
    description:
      'Who changed what, the newest first. `@asset.new_value.state:archived` finds a new value of a field, `@asset.previous_value.…` the value before. Who sees only some signals gets no events about others, nor any that name or count signals among others. Needs audit_logs_read.',
  })
  auditEvents(
    @Ctx() { viewer }: Context,
    @Arg('query', () => String, { description: 'The search language; empty for everything.' }) query: string,
    @Arg('range', () => TimeRangeInput) range: TimeRangeInput,
    @Arg('first', () => Int, { nullable: true, defaultValue: 50, description: 'At most 1,000.' }) first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Cursor of the last row of the page before.' }) after?:
      | string
      | null,
  ): Promise<Page<AuditEvent>> {
    return this.service.page(viewer, { query, range }, first, after)
  }

  @Query(() => AuditVerification, {
    description:
      'Recomputes the chain of the events of a range and of their neighbours. It finds every edit, deletion, insertion and change of order in the database, also of the newest events when the range reaches them. It cannot find that somebody who may write to the database has computed everything anew from some event on, the stored end of the chain included: keep the hash of an event elsewhere now and then, and compare. Reads the range once, so its time grows with it. Needs audit_logs_read; FORBIDDEN for who sees only some signals, since it counts all events.',
  })
  verifyAuditTrail(
    @Ctx() { viewer }: Context,
    @Arg('range', () => TimeRangeInput) range: TimeRangeInput,
  ): Promise<AuditVerification> {
    return this.service.verify(viewer, range)
  }

  @Query(() => [SearchField], {
    description: 'What a query over audit events can name, as a search bar offers it. Needs audit_logs_read.',
  })
  auditFields(
    @Ctx() { viewer }: Context,
    @Arg('prefix', () => String, {
      nullable: true,
      description: 'What has been typed, in any case, with or without @; everything when left out.',
    })
    prefix?: string | null,
  ): Promise<readonly SearchField[]> {
    return this.service.fields(viewer, prefix ?? '')
  }
}
