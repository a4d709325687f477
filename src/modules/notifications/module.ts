import type { LoaderDefinition } from '../../graphql/context.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { Logger } from '../../kernel/logger.ts'
import type { Outbound } from '../../outbound/index.ts'
import type { Postgres } from '../../stores/postgres.ts'
import type { User } from '../access/index.ts'
import type { AuditTrail } from '../audit/index.ts'
import type { SignalSearchService, SignalService, SignalSummary, SignalTargets } from '../signals/index.ts'
import { Courier } from './courier.ts'
import { DeliveryRepository } from './delivery.repository.ts'
import { DeliveryResolver } from './delivery.resolver.ts'
import { DeliveryService } from './delivery.service.ts'
import { DeliveryIntake } from './delivery-intake.ts'
import { DeliveryOutbox } from './delivery-outbox.repository.ts'
import { DeliveryQueue } from './delivery-queue.repository.ts'
import { DeliveryRunner } from './delivery-runner.ts'
import { Dispatcher } from './dispatcher.ts'
import { Links } from './message.ts'
import { MessageWriter } from './message-writer.ts'
import { NotificationRuleRepository } from './notification-rule.repository.ts'
import { NotificationRuleResolver } from './notification-rule.resolver.ts'
import { NotificationRuleService } from './notification-rule.service.ts'
import type { NotificationRule } from './notification-rule.ts'
import { NotificationTrialResolver } from './notification-trial.resolver.ts'
import { NotificationTrial } from './notification-trial.ts'
import { NO_WORKFLOWS, type NotifiedWorkflows } from './notified-workflows.ts'
import type { Standings } from './saver-sights.ts'

interface NotificationsDeps {
  readonly postgres: Postgres
  readonly clock: Clock
  readonly logger: Logger
  readonly audit: AuditTrail
  readonly outbound: Outbound
  readonly publicUrl: string | null
  readonly userById: LoaderDefinition<string, User | null>
  readonly signals: {
    readonly service: SignalService
    readonly searches: SignalSearchService
    readonly targets: SignalTargets
    readonly loaders: { readonly signalById: LoaderDefinition<string, SignalSummary | null> }
  }
  readonly standings: Standings
  /** Without them none can be named. */
  readonly workflows?: NotifiedWorkflows | undefined
}

export function createNotifications(deps: NotificationsDeps) {
  const { postgres, clock, logger, audit, outbound, signals, workflows = NO_WORKFLOWS } = deps
  const rules = new NotificationRuleRepository(postgres)
  const deliveries = new DeliveryRepository(postgres)
  const queue = new DeliveryQueue(postgres)
  const links = new Links(deps.publicUrl)
  const courier = new Courier(outbound)
  const writer = new MessageWriter({ signals: signals.service, rules, links })
  const service = new NotificationRuleService({
    postgres,
    clock,
    audit,
    rules,
    deliveries,
    outbound,
    workflows,
  })
  const deliveryService = new DeliveryService({ postgres, clock, audit, deliveries, signals: signals.service })
  const dispatcher = new Dispatcher({ postgres, clock, logger, queue, writer, courier, workflows })
  const trial = new NotificationTrial({
    ...{ clock, rules: service, searches: signals.searches, signals: signals.service },
    ...{ outbound, workflows, courier, links },
  })
  const ruleById: LoaderDefinition<string, NotificationRule | null> = {
    batch: (ids, viewer) => service.byIds(viewer, ids),
  }
  return {
    service,
    deliveries: deliveryService,
    /** Makes deliveries of what happens to signals; given to the feed as a consumer. */
    intake: new DeliveryIntake({
      clock,
      rules,
      outbox: new DeliveryOutbox(),
      caseTargets: signals.targets,
      standings: deps.standings,
    }),
    /** What waits to be sent, for metrics. */
    queues: async () => [await queue.level(clock.now())],
    runner: new DeliveryRunner({ postgres, clock, logger, queue, dispatcher }),
    resolvers: [
      new NotificationRuleResolver(service, deps.userById),
      new NotificationTrialResolver(trial, signals.loaders.signalById),
      new DeliveryResolver(deliveryService, signals.loaders.signalById, ruleById),
    ] as object[],
  }
}
