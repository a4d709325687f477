import type { Feed } from '../../feed/index.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { Logger } from '../../kernel/logger.ts'
import type { AuditTrail } from '../../modules/audit/index.ts'
import type { SignalIndex, SignalRemoval } from '../../modules/signals/index.ts'
import type { Stores } from '../../stores/stores.ts'
import { LogDataRepository } from './log-data.repository.ts'
import { Retention, type RetentionSettings } from './retention.ts'
import { RetentionRunRepository } from './retention-run.repository.ts'

interface RetentionDeps {
  readonly stores: Pick<Stores, 'postgres' | 'clickhouse'>
  readonly settings: RetentionSettings
  readonly clock: Clock
  readonly logger: Logger
  readonly feed: Feed
  readonly modules: {
    readonly audit: AuditTrail
    readonly signals: { readonly removal: SignalRemoval; readonly index: SignalIndex }
  }
}

export function createRetention({ stores, modules, ...deps }: RetentionDeps): Retention {
  const { postgres, clickhouse } = stores
  const { audit, signals } = modules
  return new Retention({
    ...{ ...deps, ...signals, postgres, audit },
    logData: new LogDataRepository(clickhouse),
    runs: new RetentionRunRepository(postgres),
  })
}
