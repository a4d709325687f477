import type { Logger } from '../../kernel/logger.ts'
import type { ClickHouse } from '../../stores/clickhouse.ts'
import type { Postgres } from '../../stores/postgres.ts'
import type { JournalRepository, LogStoreRepository } from '../logs/index.ts'
import type { RuleService } from '../rules/index.ts'
import type { DetectedSignals } from '../signals/index.ts'
import { Detector } from './detector.ts'
import { EpisodeReader } from './episode-reader.ts'
import { EpisodeWriter } from './episode-writer.ts'
import { GroupLocks } from './group-locks.repository.ts'
import { MatchRepository } from './match.repository.ts'
import { SignalUpdates } from './signal-updates.ts'

interface DetectionDeps {
  readonly postgres: Postgres
  readonly clickhouse: ClickHouse
  readonly logger: Logger
  readonly journal: JournalRepository
  readonly logStore: LogStoreRepository
  readonly rules: RuleService
  readonly signals: DetectedSignals
}

export function createDetection({ postgres, clickhouse, logger, journal, logStore, rules, signals }: DetectionDeps) {
  const matches = new MatchRepository(clickhouse)
  const writer = new EpisodeWriter(new EpisodeReader(matches, logStore))
  const updates = new SignalUpdates({ logger, matches, writer, signals })
  return {
    detector: new Detector({ postgres, logger, rules, journal, matches, locks: new GroupLocks(), updates }),
  }
}
