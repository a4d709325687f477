import type { LoaderDefinition } from '../../graphql/context.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { ClickHouse } from '../../stores/clickhouse.ts'
import type { Postgres } from '../../stores/postgres.ts'
import type { User } from '../access/index.ts'
import type { AuditTrail } from '../audit/index.ts'
import type { RuleService } from '../rules/index.ts'
import type { SignalService, SignalSummary } from '../signals/index.ts'
import { CriticalAssetRepository } from './critical-asset.repository.ts'
import { CriticalAssetResolver } from './critical-asset.resolver.ts'
import { CriticalAssetService } from './critical-asset.service.ts'
import type { CriticalAsset } from './critical-asset.ts'
import { KeptList } from './kept-list.ts'
import { RuleSuppressionsResolver, SignalSuppressionsResolver } from './related-suppressions.resolver.ts'
import { relatedLoaders } from './related-suppressions.ts'
import { Severities } from './severities.ts'
import { Silencer } from './silencer.ts'
import { SilentEpisodeRepository } from './silent-episode.repository.ts'
import { SimulationResolver } from './simulation.resolver.ts'
import { type SilenceReplay, SuppressionSimulator } from './simulation.ts'
import { suppressionLoaders } from './suppression.loaders.ts'
import { SuppressionRepository } from './suppression.repository.ts'
import { SuppressionResolver } from './suppression.resolver.ts'
import { SuppressionService } from './suppression.service.ts'
import type { Suppression } from './suppression.ts'
import { ValueSuppressor } from './value-suppressor.ts'

interface SuppressionsDeps {
  readonly postgres: Postgres
  readonly clickhouse: ClickHouse
  readonly clock: Clock
  readonly audit: AuditTrail
  readonly rules: RuleService
  readonly signals: SignalService
  readonly userById: LoaderDefinition<string, User | null>
}

export function createSuppressions(deps: SuppressionsDeps) {
  const { postgres, clickhouse, clock, audit, rules, signals } = deps
  const suppressions = new SuppressionRepository(postgres, clickhouse)
  const all = new KeptList<Suppression>(suppressions)
  const service = new SuppressionService({ postgres, clock, audit, suppressions, all })
  const assets = new CriticalAssetRepository(postgres)
  const allAssets = new KeptList<CriticalAsset>(assets)
  const related = relatedLoaders({ suppressions: service, rules, signals })
  return {
    service,
    /** Hears of what other processes change. */
    follow: async () => {
      await postgres.listen('suppressions_changed', () => all.look())
      await postgres.listen('critical_assets_changed', () => allAssets.look())
    },
    silencer: new Silencer(all, clock),
    severities: new Severities(allAssets),
    silentEpisodes: new SilentEpisodeRepository(),
    resolvers: [
      new SuppressionResolver(
        service,
        new ValueSuppressor({ suppressions: service, signals, rules }),
        suppressionLoaders(suppressions),
        deps.userById,
      ),
      new RuleSuppressionsResolver(related),
      new SignalSuppressionsResolver(related),
      new CriticalAssetResolver(new CriticalAssetService({ postgres, clock, audit, assets, all: allAssets })),
    ] as object[],
  }
}

interface SimulationDeps {
  readonly clock: Clock
  readonly rules: RuleService
  readonly signals: SignalService
  readonly signalById: LoaderDefinition<string, SignalSummary | null>
  readonly detection: SilenceReplay
}

/** Made after detection, which looks again at what it has found. */
export function createSimulation({ signalById, ...deps }: SimulationDeps) {
  return { resolvers: [new SimulationResolver(new SuppressionSimulator(deps), signalById)] as object[] }
}

export type Suppressions = Pick<ReturnType<typeof createSuppressions>, 'silencer' | 'severities' | 'silentEpisodes'>
