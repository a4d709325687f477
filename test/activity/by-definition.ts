import { type EntityKind, entityText, namedEntity } from '../../src/kernel/entity.ts'
import { compareTexts } from './texts.ts'

/** What of a stored log the graph is about. */
export interface TestLog {
  readonly timestamp: number
  readonly source: string
  readonly host: string
  readonly attributes: Readonly<Record<string, readonly string[]>>
}

export interface TestEdge {
  readonly from: string
  readonly to: string
  readonly action: string
  readonly outcome: string | null
  readonly count: number
  readonly firstSeen: number
  readonly lastSeen: number
}

export interface TestGraph {
  /** Each with its distance. */
  readonly nodes: ReadonlyMap<string, number>
  readonly edges: readonly TestEdge[]
}

type Paths = Readonly<Partial<Record<EntityKind, readonly string[]>>>

const ACTORS: Paths = {
  USER: ['usr.id', 'usr.name', 'usr.email'],
  CLOUD_IDENTITY: [
    'userIdentity.arn',
    'useridentity.arn',
    'userIdentity.sessionContext.sessionIssuer.arn',
    'useridentity.sessioncontext.sessionissuer.arn',
    'protoPayload.authenticationInfo.principalEmail',
    'protopayload.authenticationinfo.principalemail',
    'identity.claims.appid',
  ],
}

const OBJECTS: Paths = {
  USER: ['usr.target.id'],
  IP: ['network.destination.ip'],
  DOMAIN: ['dns.question.name', 'http.url_details.host', 'url.domain', 'tls.client.server_name', 'server_name'],
  CLOUD_IDENTITY: ['responseElements.assumedRoleUser.arn'],
  CLOUD_RESOURCE: [
    ...['resources.ARN', 'resources.arn', 'Resources.Id', 'resourceId', '_ResourceId', 'protoPayload.resourceName'],
    ...['protopayload.resourcename', 'requestParameters.bucketName', 'requestParameters.instanceId'],
    ...['requestParameters.secretId', 'requestParameters.roleArn', 'requestParameters.policyArn'],
    ...['requestParameters.resourceArn', 'requestParameters.functionName', 'requestParameters.keyId'],
    ...['responseElements.arn', 'responseElements.user.arn', 'responseElements.role.arn'],
    ...['resource.instanceDetails.instanceId', 'repository.full_name', 'repo'],
  ],
  FILE_HASH: [
    ...['file.hash.md5', 'file.hash.sha1', 'file.hash.sha256'],
    ...['process.hash.md5', 'process.hash.sha1', 'process.hash.sha256'],
  ],
}

export const PATHS = [ACTORS, OBJECTS].flatMap((paths) => Object.values(paths).flat())

const said = (log: TestLog, path: string): string[] => (log.attributes[path] ?? []).filter((text) => text !== '')

function namedAt(log: TestLog, paths: Paths): Set<string> {
  const found = new Set<string>()
  for (const [kind, list] of Object.entries(paths)) {
    for (const path of list) {
      for (const text of log.attributes[path] ?? []) {
        const entity = namedEntity(kind as EntityKind, text)
        if (entity) found.add(entityText(entity))
      }
    }
  }
  return found
}

/** Roles of the entities of a log. */
export function rolesIn(log: TestLog) {
  const host = namedEntity('HOST', log.host)
  const hosts = new Set(host ? [entityText(host)] : [])
  return {
    actors: namedAt(log, ACTORS),
    addresses: namedAt(log, { IP: ['network.client.ip'] }),
    hosts,
    objects: new Set([...hosts, ...namedAt(log, OBJECTS)]),
  }
}

function* pairsIn(log: TestLog): Generator<readonly [from: string, to: string]> {
  const { actors, addresses, hosts, objects } = rolesIn(log)
  for (const address of addresses) for (const actor of actors) yield [address, actor]
  const doers = actors.size ? actors : addresses.size ? addresses : hosts
  for (const doer of doers)
    for (const object of objects) if (doers !== hosts || !hosts.has(object)) yield [doer, object]
}

function actionsOf(log: TestLog): Set<string> {
  const named = [said(log, 'evt.name'), said(log, 'http.method'), [log.source || 'unknown']]
  return new Set(named.find((actions) => actions.length > 0))
}

/** Every edge that the logs make, the strongest first. */
export function edgesOf(logs: readonly TestLog[]): TestEdge[] {
  const edges = new Map<string, TestEdge>()
  for (const log of logs) {
    const outcome = log.attributes['evt.outcome']?.[0] || null
    for (const action of actionsOf(log)) {
      for (const [from, to] of pairsIn(log)) {
        const key = JSON.stringify([from, to, action, outcome])
        const known = edges.get(key) ?? { count: 0, firstSeen: Number.POSITIVE_INFINITY, lastSeen: 0 }
        edges.set(key, {
          ...{ from, to, action, outcome },
          count: known.count + 1,
          firstSeen: Math.min(known.firstSeen, log.timestamp),
          lastSeen: Math.max(known.lastSeen, log.timestamp),
        })
      }
    }
  }
  return [...edges.values()].sort(
    (left, right) =>
      right.count - left.count ||
      compareTexts(left.from, right.from) ||
      compareTexts(left.to, right.to) ||
      compareTexts(left.action, right.action) ||
      compareTexts(left.outcome ?? '', right.outcome ?? ''),
  )
}

/** The graph as it is defined: who is how far, and of those nearer than the depth every edge. */
export function graphOf(edges: readonly TestEdge[], start: string, depth: number): TestGraph {
  const nodes = new Map([[start, 0]])
  for (let distance = 1; distance <= depth; distance++) {
    const near = new Set(nodes.keys())
    for (const { from, to } of edges) {
      if (near.has(from) && !nodes.has(to)) nodes.set(to, distance)
      if (near.has(to) && !nodes.has(from)) nodes.set(from, distance)
    }
  }
  const nearest = ({ from, to }: TestEdge) => Math.min(nodes.get(from) ?? depth, nodes.get(to) ?? depth)
  return { nodes, edges: edges.filter((edge) => nearest(edge) < depth) }
}
