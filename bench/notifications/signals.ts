import { SEVERITIES } from '../../src/kernel/severity.ts'
import { type SignalDocument, signalDocument } from '../../src/modules/signals/index.ts'

const AT = new Date('2026-03-02T09:00:00.000Z')
const SOURCES = ['cloudtrail', 'okta', 'github', 'dns', 'nginx', 'auth', 'kubernetes.audit', 'azure.signinlogs']
const EVENTS = [
  'ConsoleLogin',
  'CreateAccessKey',
  'PutBucketPolicy',
  'user.session.start',
  'repo.access',
  'DescribeInstances',
]
const RULES = 200

const pick = <Item>(items: readonly Item[], index: number): Item => items[index % items.length] as Item

/** A signal as detection makes it, of one of many rules, people, addresses and teams. */
export function documentOf(index: number): SignalDocument {
  const rule = (index * 7) % RULES
  const [source, user] = [pick(SOURCES, rule), `user${(index * 13) % 500}`]
  const ip = `10.${index % 64}.${(index * 3) % 256}.${(index * 11) % 256}`
  const severity = pick(SEVERITIES, rule)
  return signalDocument(
    {
      ...{
        id: `sig_${String(index).padStart(26, '0')}`,
        version: 1,
        timestamp: AT,
        firstSeen: AT,
        lastSeen: AT,
        triggeredAt: AT,
      },
      ...{
        severity,
        originalSeverity: severity,
        ruleId: `rul_${rule}`,
        ruleVersion: 1,
        ruleName: `Rule ${rule} of ${source}`,
      },
      ...{ ruleType: 'LOG_DETECTION', method: 'THRESHOLD', groupHash: String(index), episode: 0 },
      title: `Credential stuffing attack on ${source} from ${ip}`,
      message: `The user ${user} has failed to sign in many times from ${ip} and then succeeded. Check what ${user} did since.`,
      ...{ source, service: [`service-${index % 40}`], host: `host-${index % 300}` },
      tags: [
        ...[`source:${source}`, `env:${index % 3 ? 'prod' : 'staging'}`, `team:team-${rule % 25}`, 'security:attack'],
        ...[`tactic:ta00${10 + (rule % 30)}-some-tactic`, `technique:t1${100 + (rule % 90)}-some-technique`],
      ],
      ...{ tactics: [], techniques: [] },
      entities: [
        { id: 'a', kind: 'USER', value: user },
        { id: 'b', kind: 'IP', value: ip },
      ],
      attributes: {
        usr: { id: user, name: `User ${user}`, email: `${user}@example.com` },
        network: { client: { ip, port: 443 }, ip: { list: [ip, '203.0.113.7'] } },
        evt: { name: pick(EVENTS, index), outcome: index % 4 ? 'failure' : 'success', category: 'authentication' },
        http: {
          method: 'POST',
          status_code: 403,
          useragent: 'Mozilla/5.0',
          url: `https://${source}.example.com/login`,
        },
        aws: { account: { id: String(100_000_000_000 + (index % 50)) }, region: 'eu-central-1' },
      },
      eventsMatched: 5 + (index % 200),
      triage: {
        ...{ state: 'OPEN', assigneeId: null, archiveReason: 'NONE', archiveComment: null },
        ...{ changedAt: null, changedBy: null, locked: false, locksAt: AT },
      },
      ...{ caseIds: [], incidentIds: [], timeToDetect: 3, timeToAcknowledge: null, timeToResolve: null },
      ...{ acknowledgedAt: null, resolvedAt: null },
    },
    null,
  )
}

/** What teams ask to be told of, each a little different. */
const QUERIES: readonly ((n: number) => string)[] = [
  (n) => `team:team-${n % 25} env:prod @evt.name:PutBucketPolicy`,
  (n) => `source:${pick(SOURCES, n)} @usr.id:user${n}`,
  (n) => `CIDR(@network.client.ip, 10.${n % 64}.${n % 256}.0/28)`,
  (n) => `@workflow.rule.id:rul_${n % RULES} service:service-${n % 40}`,
  (n) => `service:service-${n % 40} -@evt.outcome:failure technique:t1${100 + (n % 90)}*`,
  (n) => `"credential stuffing" host:host-${n % 300}`,
  (n) => `@usr.email:user${n}@* @workflow.events_matched:>100`,
  (n) =>
    `(@aws.account.id:${100_000_000_000 + (n % 50)} OR @aws.account.id:1) @evt.name:(CreateAccessKey OR ConsoleLogin)`,
  (n) => `@http.url:*okta*login @network.ip.list:203.0.113.${n % 256}`,
  (n) => `tactic:ta00${10 + (n % 30)}-some-tactic source:(github OR dns) @evt.outcome:success`,
]

export const queryOf = (n: number): string => pick(QUERIES, n)(n)
