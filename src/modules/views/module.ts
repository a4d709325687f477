import type { LoaderDefinition } from '../../graphql/context.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { Postgres } from '../../stores/postgres.ts'
import type { UserRow } from '../access/index.ts'
import type { AuditTrail } from '../audit/index.ts'
import { SavedViewRepository } from './saved-view.repository.ts'
import { SavedViewResolver } from './saved-view.resolver.ts'
import { SavedViewService } from './saved-view.service.ts'

interface ViewsDeps {
  readonly postgres: Postgres
  readonly clock: Clock
  readonly audit: AuditTrail
  readonly userById: LoaderDefinition<string, UserRow | null>
}

export function createViews({ postgres, clock, audit, userById }: ViewsDeps) {
  const views = new SavedViewService({ postgres, clock, audit, views: new SavedViewRepository(postgres) })
  return { views, resolvers: [new SavedViewResolver(views, userById)] }
}
