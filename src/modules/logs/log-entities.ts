import { type EntityKind, type EntityName, isIdentityArn, namedEntity } from '../../kernel/entity.ts'
import { fieldQuery, printQuery, type Selection } from '../../search/index.ts'
import { IP_LIST } from './normalize/ip-list.ts'
import type { StoredLog } from './stored-log.ts'

/** Attributes that name an entity. Other addresses of a log can be searched, but a signal is not about them. */
const PATHS: Readonly<Record<EntityKind, readonly string[]>> = {
  USER: ['usr.id', 'usr.name', 'usr.email', 'usr.target.id'],
  IP: ['network.client.ip', 'network.destination.ip'],
  // The reserved attribute says it.
  HOST: [],
  DOMAIN: ['dns.question.name', 'http.url_details.host', 'url.domain', 'tls.client.server_name', 'server_name'],
  CLOUD_IDENTITY: [
    'userIdentity.arn',
    'useridentity.arn',
    'userIdentity.sessionContext.sessionIssuer.arn',
    'useridentity.sessioncontext.sessionissuer.arn',
    'responseElements.assumedRoleUser.arn',
    'protoPayload.authenticationInfo.principalEmail',
    'protopayload.authenticationinfo.principalemail',
    'identity.claims.appid',
  ],
  CLOUD_RESOURCE: [
    'resources.ARN',
    'resources.arn',
    'Resources.Id',
    'resourceId',
    '_ResourceId',
    'protoPayload.resourceName',
    'protopayload.resourcename',
    'requestParameters.bucketName',
    'requestParameters.instanceId',
    'requestParameters.secretId',
    'requestParameters.roleArn',
    'requestParameters.policyArn',
    'requestParameters.resourceArn',
    'requestParameters.functionName',
    'requestParameters.keyId',
    'responseElements.arn',
    'responseElements.user.arn',
    'responseElements.role.arn',
    'resource.instanceDetails.instanceId',
    'repository.full_name',
    'repo',
  ],
  FILE_HASH: [
    'file.hash.md5',
    'file.hash.sha1',
    'file.hash.sha256',
    'process.hash.md5',
    'process.hash.sha1',
    'process.hash.sha256',
  ],
}

const EXPECTED: readonly (readonly [path: string, kind: EntityKind])[] = Object.entries(PATHS).flatMap(
  ([kind, paths]) => paths.map((path) => [path, kind as EntityKind] as const),
)
const ANYWHERE = [...EXPECTED.filter(([, kind]) => kind !== 'IP'), [IP_LIST, 'IP'] as const]

/** What of a log names entities. */
export type EntitySource = Pick<StoredLog, 'host' | 'attributes'>

type Visit = (kind: EntityKind, text: string) => void

/** Whom and what a log is about. One that is named by several attributes is there several times. */
export function entitiesOf(log: EntitySource): EntityName[] {
  const found: EntityName[] = []
  visit(log, EXPECTED, (kind, text) => {
    const entity = namedEntity(kind, text)
    if (entity) found.push(entity)
  })
  return found
}

/** Calls with each text that may name an entity, also with the addresses that stand anywhere in the log; `namedEntity` tells what it names. */
export const eachNameIn = (log: EntitySource, each: Visit): void => visit(log, ANYWHERE, each)

function visit({ host, attributes }: EntitySource, expected: typeof EXPECTED, each: Visit): void {
  each('HOST', host)
  for (const [path, kind] of expected) {
    // Every log is asked for every path; none of them is the name of something that all objects have.
    const texts = attributes[path]
    if (texts) for (const text of texts) each(kind, text)
  }
}

/** Kinds whose names are the same in any letter case. */
const FOLDS: ReadonlySet<EntityKind> = new Set(['DOMAIN', 'FILE_HASH'])

/** Selects the logs of which `eachNameIn` names the entity. */
export function logsNaming(entity: EntityName): Selection {
  const { kind, value } = entity
  // Their index is used for what the language can say.
  if (kind === 'IP') return { query: printQuery(fieldQuery(ADDRESSES, value)) }
  // The language would repeat the name for each field, and long names would make it longer than a query may be.
  const named = { fields: placesOf(entity), operator: 'equals' } as const
  const values = kind === 'DOMAIN' ? [value, `${value}.`] : [value]
  return { query: '', matcher: FOLDS.has(kind) ? { ...named, values } : { ...named, values, cased: true } }
}

const ADDRESSES = `@${IP_LIST}`

function placesOf({ kind, value }: EntityName): string[] {
  if (kind === 'HOST') return ['host']
  const kinds: EntityKind[] =
    kind === 'CLOUD_IDENTITY' && isIdentityArn(value) ? [kind, 'USER', 'CLOUD_RESOURCE'] : [kind]
  return kinds.flatMap((each) => PATHS[each].map((path) => `@${path}`))
}
