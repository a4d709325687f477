import { PERMISSIONS, type Permission } from '../../kernel/viewer.ts'

const READ_ONLY: readonly Permission[] = [
  'logs_read_data',
  'logs_read_index_data',
  'security_monitoring_rules_read',
  'security_monitoring_signals_read',
  'security_monitoring_suppressions_read',
  'security_monitoring_notification_profiles_read',
  'security_monitoring_critical_assets_read',
  'reference_tables_read',
  'siem_entities_read',
  'cases_read',
  'incident_read',
  'workflows_read',
  'connections_read',
  'user_access_read',
]

const STANDARD: readonly Permission[] = [
  ...READ_ONLY,
  'logs_write',
  'security_monitoring_rules_write',
  'security_monitoring_signals_write',
  'security_monitoring_suppressions_write',
  'security_monitoring_notification_profiles_write',
  'security_monitoring_critical_assets_write',
  'reference_tables_write',
  'cases_write',
  'cases_shared_settings_write',
  'incident_write',
  'incident_settings_read',
  'incident_settings_write',
  'workflows_write',
  'workflows_run',
  'connections_write',
  'connections_resolve',
]

/** Roles that every installation has; what they permit is decided here and brought up to date at each start. */
export const MANAGED_ROLES = {
  Admin: Object.keys(PERMISSIONS) as Permission[],
  Standard: STANDARD,
  'Read Only': READ_ONLY,
} as const satisfies Record<string, readonly Permission[]>
