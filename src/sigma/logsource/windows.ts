import type { StructuredQuery } from '../../search/index.ts'
import type { LogMapping } from './mapping.ts'

/** Flat as nxlog and Log Analytics send it, nested as evtx_dump writes it, or Winlogbeat's. */
const system = (name: string, winlog: string) => [name, `Event.System.${name}`, `Event.System.${name}.#text`, winlog]

const CHANNEL = system('Channel', 'winlog.channel')
const EVENT_ID = system('EventID', 'winlog.event_id')
const EVENT_TYPE = ['EventType', 'Event.EventData.EventType', 'winlog.event_data.EventType']

const WINDOWS: LogMapping = {
  sources: ['windows', 'windows.events', 'winlog', 'eventlog'],
  fields: {
    EventID: EVENT_ID,
    Channel: CHANNEL,
    Computer: system('Computer', 'winlog.computer_name'),
    Level: system('Level', 'winlog.level'),
    Task: system('Task', 'winlog.task'),
    Keywords: system('Keywords', 'winlog.keywords'),
    Provider_Name: ['Provider_Name', 'SourceName', 'Event.System.Provider.#attributes.Name', 'winlog.provider_name'],
  },
  paths: ['{}', 'Event.EventData.{}', 'Event.UserData.*.{}', 'winlog.event_data.{}'],
  groupBy: ['host'],
}

/** Defender's events call their fields in words, which rules write as one. */
const DEFENDER_PATHS = ['{words}', 'Event.EventData.{words}', 'winlog.event_data.{words}']

const is = (paths: readonly string[], values: readonly (string | number)[]): StructuredQuery => ({
  fields: paths.map((path) => `@${path}`),
  operator: 'equals',
  values: values.map(String),
})

const SYSMON = ['Microsoft-Windows-Sysmon/Operational']
const POWERSHELL = ['Microsoft-Windows-PowerShell/Operational', 'PowerShellCore/Operational']
const CLASSIC = ['Windows PowerShell']

interface Events {
  readonly channels: readonly string[]
  readonly ids: readonly number[]
  readonly eventTypes?: readonly string[]
}

const sysmon = (...ids: number[]): Events => ({ channels: SYSMON, ids })

/** Sigma's categories for Windows, each by the events that are meant. */
const CATEGORIES: Readonly<Record<string, Events>> = {
  process_creation: sysmon(1),
  file_change: sysmon(2),
  network_connection: sysmon(3),
  sysmon_status: sysmon(4, 16),
  process_termination: sysmon(5),
  driver_load: sysmon(6),
  image_load: sysmon(7),
  create_remote_thread: sysmon(8),
  raw_access_thread: sysmon(9),
  process_access: sysmon(10),
  file_event: sysmon(11),
  registry_add: { ...sysmon(12), eventTypes: ['CreateKey'] },
  registry_delete: { ...sysmon(12), eventTypes: ['DeleteKey', 'DeleteValue'] },
  registry_set: sysmon(13),
  registry_rename: sysmon(14),
  registry_event: sysmon(12, 13, 14),
  create_stream_hash: sysmon(15),
  pipe_created: sysmon(17, 18),
  wmi_event: sysmon(19, 20, 21),
  dns_query: sysmon(22),
  file_delete: sysmon(23, 26),
  clipboard_change: sysmon(24),
  process_tampering: sysmon(25),
  file_block_executable: sysmon(27),
  file_executable_detected: sysmon(29),
  sysmon_error: sysmon(255),
  ps_module: { channels: POWERSHELL, ids: [4103] },
  ps_script: { channels: POWERSHELL, ids: [4104] },
  ps_classic_start: { channels: CLASSIC, ids: [400] },
  ps_classic_provider_start: { channels: CLASSIC, ids: [600] },
  ps_classic_script: { channels: CLASSIC, ids: [800] },
}

const operational = (name: string) => [`Microsoft-Windows-${name}/Operational`]

/** Sigma's services for Windows, each by the channels that it is read from. */
const SERVICES: Readonly<Record<string, readonly string[]>> = {
  security: ['Security'],
  system: ['System'],
  application: ['Application'],
  sysmon: SYSMON,
  powershell: POWERSHELL,
  'powershell-classic': CLASSIC,
  'appmodel-runtime': ['Microsoft-Windows-AppModel-Runtime/Admin'],
  applocker: [
    'Microsoft-Windows-AppLocker/EXE and DLL',
    'Microsoft-Windows-AppLocker/MSI and Script',
    'Microsoft-Windows-AppLocker/Packaged app-Deployment',
    'Microsoft-Windows-AppLocker/Packaged app-Execution',
  ],
  'appxdeployment-server': operational('AppXDeploymentServer'),
  'appxpackaging-om': ['Microsoft-Windows-AppxPackaging/Operational'],
  'bits-client': operational('Bits-Client'),
  capi2: operational('CAPI2'),
  'certificateservicesclient-lifecycle-system': operational('CertificateServicesClient-Lifecycle-System'),
  'codeintegrity-operational': operational('CodeIntegrity'),
  dhcp: operational('DHCP-Server'),
  'diagnosis-scripted': operational('Diagnosis-Scripted'),
  'dns-client': operational('DNS Client Events'),
  'dns-server': ['DNS Server'],
  'dns-server-analytic': ['Microsoft-Windows-DNS-Server/Analytical'],
  'driver-framework': ['Microsoft-Windows-DriverFrameworks-UserMode/Operational'],
  'firewall-as': ['Microsoft-Windows-Windows Firewall With Advanced Security/Firewall'],
  'hyper-v-worker': ['Microsoft-Windows-Hyper-V-Worker'],
  'iis-configuration': ['Microsoft-IIS-Configuration/Operational'],
  'kernel-event-tracing': ['Microsoft-Windows-Kernel-EventTracing'],
  'kernel-shimengine': [
    'Microsoft-Windows-Kernel-ShimEngine/Operational',
    'Microsoft-Windows-Kernel-ShimEngine/Diagnostic',
  ],
  ldap: ['Microsoft-Windows-LDAP-Client/Debug'],
  'lsa-server': operational('LSA'),
  'microsoft-servicebus-client': ['Microsoft-ServiceBus-Client'],
  'msexchange-management': ['MSExchange Management'],
  ntfs: operational('Ntfs'),
  ntlm: operational('NTLM'),
  openssh: ['OpenSSH/Operational'],
  'printservice-admin': ['Microsoft-Windows-PrintService/Admin'],
  'printservice-operational': operational('PrintService'),
  'security-mitigations': [
    'Microsoft-Windows-Security-Mitigations/Kernel Mode',
    'Microsoft-Windows-Security-Mitigations/User Mode',
  ],
  sense: ['Microsoft-Windows-SENSE/Operational'],
  'shell-core': operational('Shell-Core'),
  'smbclient-connectivity': ['Microsoft-Windows-SmbClient/Connectivity'],
  'smbclient-security': ['Microsoft-Windows-SmbClient/Security'],
  'smbserver-connectivity': ['Microsoft-Windows-SMBServer/Connectivity'],
  taskscheduler: operational('TaskScheduler'),
  'terminalservices-localsessionmanager': operational('TerminalServices-LocalSessionManager'),
  vhdmp: operational('VHDMP'),
  windefend: operational('Windows Defender'),
  wmi: operational('WMI-Activity'),
}

/** Null for a category or a service whose events are not known. */
export function windowsMapping(category: string | null, service: string | null): LogMapping | null {
  const events = category === null ? null : CATEGORIES[category]
  const channels = service === null ? null : SERVICES[service]
  if (events === undefined || channels === undefined) return null
  const where: StructuredQuery[] = []
  if (channels) where.push(is(CHANNEL, channels))
  if (events) {
    where.push(is(CHANNEL, events.channels), is(EVENT_ID, events.ids))
    if (events.eventTypes) where.push(is(EVENT_TYPE, events.eventTypes))
  }
  const paths = service === 'windefend' ? [...(WINDOWS.paths ?? []), ...DEFENDER_PATHS] : WINDOWS.paths
  return { ...WINDOWS, ...(paths ? { paths } : {}), where }
}

/** Sysmon for Linux writes the same events into a channel of its own. */
export function linuxSysmonMapping(category: string): LogMapping | null {
  const events = CATEGORIES[category]
  if (events?.channels !== SYSMON) return null
  return {
    ...WINDOWS,
    sources: ['linux', 'sysmon', 'syslog'],
    where: [is(CHANNEL, ['Linux-Sysmon/Operational']), is(EVENT_ID, events.ids)],
  }
}
