import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { parseJson } from '../../../src/modules/logs/normalize/index.ts'

/** Public logs that are too big to live in this repository: `REAL_DATA_DIR`, or `../shared/data` beside the checkout. */
export const REAL_DATA = resolve(process.env.REAL_DATA_DIR ?? '../shared/data')

export const HAS_REAL_DATA = existsSync(join(REAL_DATA, 'logs'))

if (!HAS_REAL_DATA)
  console.warn(`No real logs in ${REAL_DATA}: the tests over them are skipped. Set REAL_DATA_DIR to run them.`)

/** The `ddsource` of each folder, see SOURCES.md there. */
export const SOURCE_OF_FOLDER: Readonly<Record<string, string>> = {
  aws_cloudtrail: 'cloudtrail',
  aws_guardduty: 'guardduty',
  aws_s3access: 's3',
  aws_securityhub: 'securityhub',
  aws_vpcflow: 'vpc',
  aws_waf: 'waf',
  azure_activity: 'azure.activitylogs',
  azure_signin: 'azure.signinlogs',
  azure_m365: 'microsoft-365',
  m365_graph_alert: 'microsoft-graph',
  cloudflare: 'cloudflare',
  gcp_audit: 'gcp.audit',
  gcp_audit_gke: 'gcp.audit',
  github_audit: 'github',
  gworkspace_activity: 'gsuite',
  kubernetes_audit: 'kubernetes.audit',
  linux: 'auth',
  okta_system: 'okta',
  osquery: 'osquery',
  waf_http: 'waf_http',
  web_access: 'apache',
  windows: 'windows',
  zeek: 'zeek',
}

export const logFolders = (): string[] => (HAS_REAL_DATA ? readdirSync(join(REAL_DATA, 'logs')) : [])

/** Files of up to 45 MB, for throughput; they hold more of the same. */
const WITH_VOLUME = process.env.REAL_DATA_VOLUME === '1'

/** Paths below the data directory, without the labels beside the logs. */
export function logFiles(folder: string): string[] {
  const root = join('logs', folder)
  return readdirSync(join(REAL_DATA, root), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(?:ndjson|ndjson\.gz|json)$/.test(file))
    .filter((file) => WITH_VOLUME || !file.includes('otrf_volume'))
    .map((file) => join(root, file))
    .sort()
}

export function readLines(file: string): string[] {
  const bytes = readFileSync(join(REAL_DATA, file))
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
  if (file.endsWith('.json')) return (JSON.parse(text).Records as unknown[]).map((record) => JSON.stringify(record))
  return text.split('\n').filter((line) => line.trim() !== '')
}

export const readLogs = (file: string): Record<string, unknown>[] =>
  readLines(file).map((line) => parseJson(line) as Record<string, unknown>)

export const sourceOf = (file: string): string =>
  file.includes('audit') && file.includes('linux')
    ? 'auditd'
    : (SOURCE_OF_FOLDER[file.split('/')[1] as string] as string)
