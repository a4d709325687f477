import { DomainError } from './errors.ts'

/** Permissions by the names that the field uses for them. */
export const PERMISSIONS = {
  logs_read_data: 'Read logs.',
  logs_read_index_data: 'Read logs in indexes; needed together with logs_read_data.',
  logs_write: 'Send logs.',
  security_monitoring_rules_read: 'Read detection rules.',
  security_monitoring_rules_write: 'Create, change and delete detection rules.',
  security_monitoring_signals_read: 'Read security signals.',
  security_monitoring_signals_write: 'Triage, assign and comment on security signals.',
  security_monitoring_suppressions_read: 'Read suppressions.',
  security_monitoring_suppressions_write: 'Create, change and delete suppressions.',
  security_monitoring_notification_profiles_read: 'Read notification rules.',
  security_monitoring_notification_profiles_write: 'Create, change and delete notification rules.',
  security_monitoring_critical_assets_read: 'Read critical assets.',
  security_monitoring_critical_assets_write: 'Create, change and delete critical assets.',
  reference_tables_read: 'Read threat intelligence feeds and look indicators up.',
  reference_tables_write: 'Create, fill and delete threat intelligence feeds.',
  siem_entities_read: 'Read entities and their risk.',
  cases_read: 'Read cases.',
  cases_write: 'Create and change cases.',
  cases_shared_settings_write: 'Change case projects and their settings.',
  incident_read: 'Read incidents.',
  incident_write: 'Declare and change incidents.',
  incident_settings_read: 'Read incident templates.',
  incident_settings_write: 'Change incident templates.',
  workflows_read: 'Read workflows and their runs.',
  workflows_write: 'Create and change workflows.',
  workflows_run: 'Run workflows.',
  connections_read: 'Read which secrets there are, never their values.',
  connections_write: 'Store and delete secrets.',
  connections_resolve: 'Use secrets in the steps of workflows.',
  audit_logs_read: 'Read the audit trail.',
  audit_logs_write: 'Change audit settings.',
  user_access_read: 'Read users, roles and permissions.',
  user_access_manage: 'Change users, roles and API keys.',
} as const

export type Permission = keyof typeof PERMISSIONS

export type ActorKind = 'USER' | 'API_KEY' | 'RULE' | 'WORKFLOW' | 'SYSTEM'

/** Who did something, as it is recorded: the name is the one of that moment. */
export interface Actor {
  readonly kind: ActorKind
  readonly id: string
  readonly name: string
}

/** Restriction queries of which a signal or a log must satisfy one to be seen; null where everything is. */
export interface Restrictions {
  readonly signals: readonly string[] | null
  readonly logs: readonly string[] | null
}

export const UNRESTRICTED: Restrictions = { signals: null, logs: null }

/** Who asks. Every service method takes one as its first argument. */
export interface Viewer {
  readonly actor: Actor
  /** The person behind the request; null for the system itself. */
  readonly userId: string | null
  readonly permissions: ReadonlySet<Permission>
  /** Ids of the roles that the permissions come from; part of the key under which equal subscriptions are shared. */
  readonly roleIds: readonly string[]
  /** The API key that the request came with; missing where it came otherwise. */
  readonly apiKey?: { readonly id: string; readonly expiresAt: Date | null }
  readonly restrictions: Restrictions
  /** Correlates answers, log lines and audit events of one request. */
  readonly requestId: string | null
  readonly clientIp: string | null
}

/** The server itself: detection, migrations, jobs. */
export const systemViewer = (name: string): Viewer => ({
  actor: { kind: 'SYSTEM', id: 'system', name },
  userId: null,
  permissions: new Set(Object.keys(PERMISSIONS) as Permission[]),
  roleIds: [],
  restrictions: UNRESTRICTED,
  requestId: null,
  clientIp: null,
})

/** For work that must reach what its initiator does not see, such as all signals of a case; what comes of it is shown to nobody. */
export const seeingAll = (viewer: Viewer): Viewer => ({ ...viewer, restrictions: UNRESTRICTED })

/** First line of every use case. */
export function requirePermission(viewer: Viewer, ...needed: Permission[]): void {
  for (const permission of needed) {
    if (!viewer.permissions.has(permission)) {
      throw new DomainError('FORBIDDEN', `This needs the permission ${permission}.`, { permission })
    }
  }
}
