import type { ThreatMatch } from '../indicator.ts'
import { canonicalUrl, imageName } from '../indicator-text.ts'
import type { IndicatorMatcher } from './indicator-matcher.ts'
import type { Scan } from './scanned-paths.ts'

const HEX = /(?<![0-9a-fA-F])(?:[0-9a-fA-F]{64}|[0-9a-fA-F]{40}|[0-9a-fA-F]{32})(?![0-9a-fA-F])/g
const HASH_TYPES = { 32: 'MD5', 40: 'SHA1', 64: 'SHA256' } as const

type Reader = (matcher: IndicatorMatcher, text: string, now: number) => readonly ThreatMatch[]

const READERS: Record<Scan, Reader> = {
  HOST: (matcher, text, now) => matcher.matchDomain(hostName(text), now),
  URL: matchUrl,
  HASHES: matchHashes,
  ACCOUNT: (matcher, text, now) => matcher.match('AWS_ACCOUNT_ID', text, now),
  IMAGE: matchImage,
  SSH_KEY: (matcher, text, now) => matcher.match('SSH_PUBLIC_KEY', text.split(/\s+/, 2).join(' '), now),
  USER_AGENT: (matcher, text, now) => matcher.match('USER_AGENT', text, now),
}

/** The indicators that one value of a log names. */
export const matchValue = (matcher: IndicatorMatcher, scan: Scan, text: string, now: number): readonly ThreatMatch[] =>
  READERS[scan](matcher, text, now)

/** Lower case, without the dot of the root and without a port. */
const hostName = (text: string): string => text.toLowerCase().replace(/\.?(?::\d+)?$/, '')

function matchUrl(matcher: IndicatorMatcher, text: string, now: number): readonly ThreatMatch[] {
  const url = canonicalUrl(text)
  if (!url) return []
  const host = url.port === '' ? url.host : `${url.host}:${url.port}`
  return [...matcher.matchDomain(url.host, now), ...matcher.match('URL', `${host}${url.rest}`, now)]
}

/** A field can hold several: Sysmon writes `SHA1=…,MD5=…,SHA256=…`. */
function matchHashes(matcher: IndicatorMatcher, text: string, now: number): readonly ThreatMatch[] {
  const found = [...matcher.match('SSDEEP', text, now)]
  for (const [hash] of text.matchAll(HEX)) {
    found.push(...matcher.match(HASH_TYPES[hash.length as 32 | 40 | 64], hash.toLowerCase(), now))
  }
  return found
}

/** `registry/account/name:tag`: lists name images with or without a tag's registry, and accounts. */
function matchImage(matcher: IndicatorMatcher, text: string, now: number): readonly ThreatMatch[] {
  const name = imageName(text)
  const parts = name.split('/')
  const account = parts.length > 1 ? parts.at(-2) : undefined
  return [
    ...matcher.match('CONTAINER_IMAGE_NAME', name, now),
    ...(account === undefined ? [] : matcher.match('CONTAINER_REGISTRY_ACCOUNT_NAME', account, now)),
  ]
}
