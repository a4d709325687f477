import type { Clock } from '../../kernel/clock.ts'
import type { ClickHouse } from '../../stores/clickhouse.ts'
import { Explorer } from './explorer.ts'
import { QueryCheckResolver } from './query-check.resolver.ts'

interface ExplorerDeps {
  readonly clickhouse: ClickHouse
  readonly clock: Clock
}

export function createExplorer({ clickhouse, clock }: ExplorerDeps) {
  return {
    explorer: new Explorer(clickhouse, clock),
    resolvers: [new QueryCheckResolver()] as object[],
  }
}
