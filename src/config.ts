import { parseDuration } from './kernel/time.ts'
import type { OidcSettings } from './modules/access/index.ts'

/** Everything that the environment decides, checked once. */
export interface Config {
  readonly port: number
  readonly host: string
  readonly dataDir: string
  /** Replaces the embedded Postgres. */
  readonly databaseUrl: string | null
  /** Replaces the embedded ClickHouse. */
  readonly clickhouseUrl: string | null
  /** The cluster, as that ClickHouse knows it, over which the tables are replicated and distributed; null for plain tables. */
  readonly clickhouseCluster: string | null
  /** The first admin's key; made up and printed once when null. */
  readonly adminKey: string | null
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent'
  readonly introspection: boolean
  /** Whether threat feeds may be fetched from this server's own network. */
  readonly allowPrivateFeeds: boolean
  /** Whether workflows and notifications may ask servers of this server's own network. */
  readonly outboundAllowPrivate: boolean
  /** Hosts that workflows and notifications may ask, `*.example.com` with all below; null for all. */
  readonly outboundHosts: readonly string[] | null
  readonly smtpUrl: string | null
  readonly mailFrom: string
  readonly pagerDutyUrl: string
  /** Encrypts stored secrets: 32 bytes in base64; kept in DATA_DIR, made up at the first start, when null. */
  readonly secretsKey: Buffer | null
  /** Where people reach this server, for links in what it sends. */
  readonly publicUrl: string | null
  /** How many proxies are in front of this server, which add where requests come from to `x-forwarded-for`. */
  readonly trustProxy: number
  /** Whose tokens let people in; null where only keys do. */
  readonly oidc: OidcSettings | null
  /** A database of cities in MaxMind's format, instead of the one that comes along. */
  readonly geoipDatabase: string | null
  /** A database of networks (ASN) in MaxMind's format, instead of the one that comes along. */
  readonly asnDatabase: string | null
  /** Milliseconds for which logs are kept; null for ever. */
  readonly logRetention: number | null
  /** Milliseconds for which archived signals are kept; null for ever. */
  readonly archivedSignalRetention: number | null
  /** Base address of a collector of traces that speaks OTLP over HTTP; null where nobody collects. */
  readonly traceEndpoint: string | null
  readonly serviceName: string
}

/** Its message names each variable that is wrong, one a line. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

type Read = <T>(name: string, fallback: T, parse: (text: string) => T | undefined, expected: string) => T

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

export function readConfig(env: Record<string, string | undefined>): Config {
  const faults: string[] = []
  const read: Read = (name, fallback, parse, expected) => {
    const text = env[name]?.trim()
    if (text === undefined || text === '') return fallback
    const value = parse(text)
    if (value === undefined) faults.push(`${name}: expected ${expected}, got ${JSON.stringify(text)}.`)
    return value ?? fallback
  }
  const config: Config = {
    port: read('PORT', 4000, port, 'a port from 0 to 65535'),
    host: read('HOST', '127.0.0.1', (text) => text, 'an address'),
    dataDir: read('DATA_DIR', './data', (text) => text, 'a folder'),
    // More than a URL has: sockets have no host, so Postgres' own parser reads the rest.
    databaseUrl: read<string | null>(
      'DATABASE_URL',
      null,
      (text) => (/^postgres(ql)?:\/\/\S+$/.test(text) ? text : undefined),
      'a postgres:// address',
    ),
    clickhouseUrl: read<string | null>('CLICKHOUSE_URL', null, web, 'an http:// or https:// address'),
    clickhouseCluster: read<string | null>(
      'CLICKHOUSE_CLUSTER',
      null,
      (text) => (isClusterName(text) ? text : undefined),
      'letters, digits and underscores',
    ),
    adminKey: read<string | null>(
      'ADMIN_KEY',
      null,
      (text) => (/^\S{16,200}$/.test(text) ? text : undefined),
      '16 to 200 characters without blanks',
    ),
    logLevel: read(
      'LOG_LEVEL',
      'info',
      (text) => LOG_LEVELS.find((level) => level === text),
      `one of ${LOG_LEVELS.join(', ')}`,
    ),
    introspection: read('INTROSPECTION', true, flag, 'true or false'),
    allowPrivateFeeds: read('ALLOW_PRIVATE_FEEDS', false, flag, 'true or false'),
    outboundAllowPrivate: read('OUTBOUND_ALLOW_PRIVATE', false, flag, 'true or false'),
    outboundHosts: read<readonly string[] | null>('OUTBOUND_HOSTS', null, hosts, 'host names, separated by commas'),
    smtpUrl: read<string | null>('SMTP_URL', null, url(['smtp:', 'smtps:']), 'an smtp:// or smtps:// address'),
    mailFrom: read('MAIL_FROM', 'Signalbox <signalbox@localhost>', mailbox, 'a mail address'),
    pagerDutyUrl: read(
      'PAGERDUTY_URL',
      'https://events.pagerduty.com/v2/enqueue',
      web,
      'an http:// or https:// address',
    ),
    secretsKey: read<Buffer | null>('SECRETS_KEY', null, key, '32 bytes in base64'),
    publicUrl: read<string | null>('PUBLIC_URL', null, web, 'an http:// or https:// address'),
    trustProxy: read('TRUST_PROXY', 0, proxies, 'the number of proxies, or false'),
    oidc: oidc(read, faults),
    geoipDatabase: read<string | null>('GEOIP_DATABASE', null, (text) => text, 'a file'),
    asnDatabase: read<string | null>('ASN_DATABASE', null, (text) => text, 'a file'),
    logRetention: read<number | null>('LOG_RETENTION', null, retention, RETENTION),
    archivedSignalRetention: read<number | null>('SIGNAL_RETENTION_ARCHIVED', null, retention, RETENTION),
    traceEndpoint: read<string | null>('OTEL_EXPORTER_OTLP_ENDPOINT', null, web, 'an http:// or https:// address'),
    serviceName: read('OTEL_SERVICE_NAME', 'signalbox', (text) => text, 'a name'),
  }
  if (config.clickhouseCluster !== null && config.clickhouseUrl === null)
    faults.push('CLICKHOUSE_CLUSTER: the cluster is reached through CLICKHOUSE_URL, which is missing.')
  // The value of a secret is not repeated into a terminal or a log.
  if (faults.length)
    throw new ConfigError(
      faults
        .map((fault) =>
          fault.replace(/^(ADMIN_KEY|DATABASE_URL|CLICKHOUSE_URL|SMTP_URL|SECRETS_KEY)(:.*), got .*/, '$1$2.'),
        )
        .join('\n'),
    )
  return Object.freeze(config)
}

const url = (protocols: readonly string[]) => (text: string) =>
  URL.canParse(text) && protocols.includes(new URL(text).protocol) ? text : undefined
const web = url(['http:', 'https:'])

function oidc(read: Read, faults: string[]): OidcSettings | null {
  const issuer = read<string | null>('OIDC_ISSUER', null, web, 'an http:// or https:// address')
  const audience = read<string | null>('OIDC_AUDIENCE', null, (text) => text, 'a text')
  const rolesClaim = read('OIDC_ROLES_CLAIM', 'roles', (text) => text, 'a claim')
  const roleMap = read<OidcSettings['roleMap']>(
    'OIDC_ROLE_MAP',
    null,
    pairs,
    'value=role name, separated by semicolons',
  )
  if (issuer === null) return null
  if (audience === null)
    faults.push('OIDC_AUDIENCE: expected what tokens for this server name, since OIDC_ISSUER is set.')
  return { issuer, audience: audience ?? '', rolesClaim, roleMap }
}

/** Values may be distinguished names, `cn=soc,ou=groups`: the last sign of equality is the one that counts. */
function pairs(text: string): ReadonlyMap<string, string> | undefined {
  const read = text.split(';').map((pair) => /^\s*(.+?)\s*=\s*([^=]+?)\s*$/.exec(pair))
  if (!read.every((pair) => pair !== null)) return undefined
  return new Map(read.map(([, value = '', role = '']) => [value, role]))
}
/** It is written into statements. */
export const isClusterName = (text: string) => /^[A-Za-z_]\w{0,63}$/.test(text)

const port = (text: string) => (/^\d{1,5}$/.test(text) && Number(text) <= 65_535 ? Number(text) : undefined)
const proxies = (text: string) => (text === 'false' ? 0 : /^\d$/.test(text) ? Number(text) : undefined)
const flag = (text: string) => ({ true: true, false: false, 1: true, 0: false })[text]

const RETENTION = 'a number of days, or an ISO 8601 duration of a day or more such as P90D'
const LEAST_RETENTION = 86_400_000

function retention(text: string): number | undefined {
  try {
    const milliseconds = parseDuration(/^\d{1,6}$/.test(text) ? `P${text}D` : text, 'retention')
    return milliseconds >= LEAST_RETENTION && Number.isSafeInteger(milliseconds) ? milliseconds : undefined
  } catch {
    return undefined
  }
}

const mailbox = (text: string) => (/^[^\r\n]*\S+@\S+$|^[^\r\n]*<\S+@\S+>$/.test(text) ? text : undefined)

const key = (text: string) => {
  const bytes = Buffer.from(text, 'base64')
  return bytes.length === 32 ? bytes : undefined
}

function hosts(text: string): readonly string[] | undefined {
  const names = text.split(',').map((name) => name.trim().toLowerCase())
  return names.every((name) => /^(\*\.)?[a-z0-9.:-]+$/.test(name)) ? names : undefined
}
