import type { IndicatorType } from '../indicator.ts'

/** How the values of a path are read: as what kind of text. */
export type Scan = 'HOST' | 'URL' | 'HASHES' | 'ACCOUNT' | 'IMAGE' | 'SSH_KEY' | 'USER_AGENT'

/** Which indicators each kind of text can name. */
export const SCANNED_FOR: Record<Scan, readonly IndicatorType[]> = {
  HOST: ['DOMAIN'],
  URL: ['DOMAIN', 'URL'],
  HASHES: ['MD5', 'SHA1', 'SHA256', 'SSDEEP'],
  ACCOUNT: ['AWS_ACCOUNT_ID'],
  IMAGE: ['CONTAINER_IMAGE_NAME', 'CONTAINER_REGISTRY_ACCOUNT_NAME'],
  SSH_KEY: ['SSH_PUBLIC_KEY'],
  USER_AGENT: ['USER_AGENT'],
}

const NAMED: Readonly<Record<string, Scan>> = {
  'dns.question.name': 'HOST',
  'dns.answer.name': 'HOST',
  'http.url_details.host': 'HOST',
  'http.url_details.domain': 'HOST',
  hostname: 'HOST',
  'http.url': 'URL',
  'http.useragent': 'USER_AGENT',
}

const SHAPED: readonly (readonly [RegExp, Scan])[] = [
  [/hash|sha-?(?:1|256)|md5|ssdeep|checksum|digest/i, 'HASHES'],
  [/account_?id$|(?:^|\.)aws_?account$/i, 'ACCOUNT'],
  [/(?:^|\.)(?:container\.)?image(?:_?(?:name|uri|id))?$|container\.image\.name$/i, 'IMAGE'],
  [/ssh.*key|public_?key(?:material)?$/i, 'SSH_KEY'],
]

const known = new Map<string, Scan | null>()
/** Paths are written by whoever sends logs, and there may be no end of them. */
const MOST_KNOWN = 20_000

/** Null for a path whose values name nothing; addresses are looked for in all of them elsewhere. */
export function scanOf(path: string): Scan | null {
  let scan = known.get(path)
  if (scan === undefined) {
    scan = NAMED[path] ?? SHAPED.find(([shape]) => shape.test(path))?.[1] ?? null
    if (known.size >= MOST_KNOWN) known.clear()
    known.set(path, scan)
  }
  return scan
}
