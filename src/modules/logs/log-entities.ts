import { isIP } from 'node:net'
import type { EntityKind, EntityName } from '../../kernel/entity.ts'
import type { StoredLog } from './stored-log.ts'

/** Attributes that name an entity. Other addresses of a log can be searched, but a signal is not about them. */
const KINDS: Readonly<Record<string, EntityKind>> = {
  'usr.id': 'USER',
  'usr.name': 'USER',
  'usr.email': 'USER',
  'usr.target.id': 'USER',
  'network.client.ip': 'IP',
  'network.destination.ip': 'IP',
  'dns.question.name': 'DOMAIN',
  'http.url_details.host': 'DOMAIN',
  'userIdentity.arn': 'CLOUD_IDENTITY',
  'userIdentity.sessionContext.sessionIssuer.arn': 'CLOUD_IDENTITY',
  'protoPayload.authenticationInfo.principalEmail': 'CLOUD_IDENTITY',
  'protoPayload.resourceName': 'CLOUD_RESOURCE',
  'resources.ARN': 'CLOUD_RESOURCE',
  'responseElements.user.arn': 'CLOUD_RESOURCE',
  'responseElements.role.arn': 'CLOUD_RESOURCE',
  'requestParameters.bucketName': 'CLOUD_RESOURCE',
  'requestParameters.instanceId': 'CLOUD_RESOURCE',
  resourceId: 'CLOUD_RESOURCE',
  'file.hash.md5': 'FILE_HASH',
  'file.hash.sha1': 'FILE_HASH',
  'file.hash.sha256': 'FILE_HASH',
  'process.hash.sha256': 'FILE_HASH',
}

const PATHS = Object.keys(KINDS)
const IDENTITY_ARN = /^arn:[\w-]+:(?:iam|sts):/
const LONGEST = 1_000

export function entitiesOf({ host, attributes }: Pick<StoredLog, 'host' | 'attributes'>): EntityName[] {
  const found: EntityName[] = host === '' ? [] : [{ kind: 'HOST', value: host }]
  for (const path of PATHS) {
    if (!Object.hasOwn(attributes, path)) continue
    for (const value of attributes[path] as readonly string[]) {
      const kind = kindOf(KINDS[path] as EntityKind, value)
      if (kind) found.push({ kind, value })
    }
  }
  return found
}

/** Where a user's name should be there is sometimes an ARN, and where an address should be `AWS Internal`. */
function kindOf(kind: EntityKind, value: string): EntityKind | null {
  if (value === '' || value === '-' || value.length > LONGEST) return null
  if (kind === 'IP') return isIP(value) ? kind : null
  if (kind === 'DOMAIN') return isIP(value) ? null : kind
  return IDENTITY_ARN.test(value) && kind === 'USER' ? 'CLOUD_IDENTITY' : kind
}
