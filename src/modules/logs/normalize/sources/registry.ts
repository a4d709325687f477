import type { Attributes } from '../flatten.ts'
import type { LogSource } from '../log-source.ts'
import { auditd } from './auditd.ts'
import { azureActivity, azureSignIn } from './azure.ts'
import { cloudtrail } from './cloudtrail.ts'
import { dns } from './dns.ts'
import { awsWaf, cloudflare, s3Access } from './edge.ts'
import { guardDuty, osquery, securityHub } from './findings.ts'
import { gcpAudit } from './gcp-audit.ts'
import { github } from './github.ts'
import { googleWorkspace } from './google-workspace.ts'
import { kubernetesAudit } from './kubernetes-audit.ts'
import { linuxAuth } from './linux-auth.ts'
import { microsoft365 } from './microsoft-365.ts'
import { vpc, zeek } from './network.ts'
import { okta } from './okta.ts'
import { syslog } from './syslog.ts'
import { webAccess } from './web-access.ts'
import { windows } from './windows.ts'

/** In the order in which a log without `ddsource` is tried. */
const SOURCES: readonly LogSource[] = [
  cloudtrail,
  okta,
  gcpAudit,
  kubernetesAudit,
  windows,
  azureSignIn,
  azureActivity,
  microsoft365,
  guardDuty,
  securityHub,
  awsWaf,
  s3Access,
  googleWorkspace,
  github,
  zeek,
  vpc,
  cloudflare,
  osquery,
  webAccess,
  linuxAuth,
  auditd,
  dns,
  syslog,
]

const BY_NAME = new Map(SOURCES.flatMap((source) => source.names.map((name) => [name, source] as const)))

export const sourceNamed = (name: string): LogSource | undefined => BY_NAME.get(name) ?? BY_NAME.get(name.toLowerCase())

export const recognise = (attributes: Attributes, message: string): LogSource | undefined =>
  SOURCES.find((source) => source.recognises?.(attributes, message))
