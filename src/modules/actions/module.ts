import type { Clock } from '../../kernel/clock.ts'
import type { Outbound } from '../../outbound/index.ts'
import type { CaseComments, CaseLinks, CaseProjectService, CaseService } from '../cases/index.ts'
import type { IncidentService } from '../incidents/index.ts'
import type { SignalBatch, SignalService } from '../signals/index.ts'
import type { SuppressionService } from '../suppressions/index.ts'
import type { ThreatFeedService } from '../threat-intel/index.ts'
import { WorkflowActionResolver } from './action.resolver.ts'
import { ActionService } from './action.service.ts'
import type { DescribedAction } from './action.ts'
import { blueprints } from './blueprints/blueprints.ts'
import { ActionCatalog } from './catalog.ts'
import { caseActions } from './local/case-actions.ts'
import { incidentActions } from './local/incident-actions.ts'
import { signalActions } from './local/signal-actions.ts'
import { suppressionActions } from './local/suppression-actions.ts'
import { threatActions } from './local/threat-actions.ts'
import { awsWafBlockIp } from './outside/aws-waf.ts'
import { cloudflareBlockIp } from './outside/cloudflare.ts'
import { email } from './outside/email.ts'
import { httpRequest } from './outside/http-request.ts'
import { messages } from './outside/messages.ts'
import { oktaDisableUser } from './outside/okta.ts'
import { webhook } from './outside/webhook.ts'

interface ActionsDeps {
  readonly clock: Clock
  readonly outbound: Outbound
  readonly signals: { readonly batch: SignalBatch; readonly service: SignalService }
  readonly cases: {
    readonly service: CaseService
    readonly projects: CaseProjectService
    readonly links: CaseLinks
    readonly comments: CaseComments
  }
  readonly incidents: { readonly service: IncidentService }
  readonly suppressions: { readonly service: SuppressionService }
  readonly threatIntel: { readonly service: ThreatFeedService }
  /** What the engine does by itself. */
  readonly engineActions: readonly DescribedAction[]
}

export function createActions({ clock, outbound, engineActions, ...deps }: ActionsDeps) {
  const { signals, cases, incidents, suppressions, threatIntel } = deps
  const catalog = new ActionCatalog([
    ...signalActions(signals),
    ...caseActions(cases),
    ...incidentActions(incidents),
    ...suppressionActions({ clock, service: suppressions.service }),
    ...threatActions({ clock, service: threatIntel.service }),
    httpRequest(outbound),
    webhook({ outbound, clock }),
    ...messages(outbound),
    email(outbound),
    awsWafBlockIp({ outbound, clock }),
    cloudflareBlockIp(outbound),
    oktaDisableUser(outbound),
  ])
  return {
    catalog,
    blueprints,
    resolvers: [new WorkflowActionResolver(new ActionService(catalog, engineActions))] as object[],
  }
}
