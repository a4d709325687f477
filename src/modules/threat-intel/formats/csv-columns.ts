import type { IndicatorType } from '../indicator.ts'

/** Which cell of a row says what; ANY cells name an indicator of whatever type they look like. */
export interface CsvColumns {
  readonly names: readonly string[]
  readonly indicator: number
  readonly type: IndicatorType | 'ANY'
  /** The cell that names the type of its row. */
  readonly typeCell: number | null
  readonly category: number | null
  readonly intention: number | null
  readonly source: number | null
  readonly additionalData: number | null
  readonly validUntil: number | null
}

/** Headers of indicators, those that decide first. */
const INDICATORS: readonly (readonly [string, IndicatorType | 'ANY'])[] = [
  ['ip_address', 'IP_ADDRESS'],
  ['domain', 'DOMAIN'],
  ['sha256', 'SHA256'],
  ['sha1', 'SHA1'],
  ['md5', 'MD5'],
  ['ssdeep', 'SSDEEP'],
  ['aws_account_id', 'AWS_ACCOUNT_ID'],
  ['container_image_name', 'CONTAINER_IMAGE_NAME'],
  ['container_registry_account_name', 'CONTAINER_REGISTRY_ACCOUNT_NAME'],
  ['ssh_public_key', 'SSH_PUBLIC_KEY'],
  ['user_agent', 'USER_AGENT'],
  ['indicator', 'ANY'],
  ['ioc', 'ANY'],
  ['ioc_value', 'ANY'],
  ['observable', 'ANY'],
  ['url', 'URL'],
  ['ip', 'IP_ADDRESS'],
  ['ipv4', 'IP_ADDRESS'],
  ['ipv6', 'IP_ADDRESS'],
  ['address', 'IP_ADDRESS'],
  ['dst_ip', 'IP_ADDRESS'],
  ['src_ip', 'IP_ADDRESS'],
  ['cidr', 'IP_ADDRESS'],
  ['network', 'IP_ADDRESS'],
  ['prefix', 'IP_ADDRESS'],
  ['fqdn', 'DOMAIN'],
  ['hostname', 'DOMAIN'],
  ['host', 'DOMAIN'],
  ['sha256_hash', 'SHA256'],
  ['sha_256', 'SHA256'],
  ['sha1_hash', 'SHA1'],
  ['sha_1', 'SHA1'],
  ['md5_hash', 'MD5'],
  ['hash', 'ANY'],
  ['useragent', 'USER_AGENT'],
  ['value', 'ANY'],
]
const TYPES = ['type', 'ioc_type', 'indicator_type', 'artifact_type']
/** Columns that hold an indicator only beside one that says of which type. */
const TYPED = ['value', 'name', 'artifact', 'indicator', 'ioc', 'ioc_value']

/** Null for a row that is no header. */
export function readHeader(cells: readonly string[]): CsvColumns | null {
  const names = cells.map((cell) =>
    cell
      .trim()
      .toLowerCase()
      .replace(/[\s-]+/g, '_'),
  )
  const find = (...wanted: readonly string[]) => {
    const found = wanted.map((name) => names.indexOf(name)).find((index) => index >= 0)
    return found ?? null
  }
  const named = INDICATORS.find(([name]) => names.includes(name))
  const typeCell = find(...TYPES)
  const indicator = named ? names.indexOf(named[0]) : typeCell === null ? null : find(...TYPED)
  if (indicator === null) return null
  return {
    names: cells,
    indicator,
    type: named?.[1] ?? 'ANY',
    typeCell: named && named[1] !== 'ANY' ? null : typeCell,
    category: find('category'),
    intention: find('intention'),
    source: find('source'),
    additionalData: find('additional_data'),
    validUntil: find('valid_until', 'expires', 'expires_at', 'expiration'),
  }
}

/** Of a list without a header: the first cell that is an indicator is. */
export const unnamedColumns = (indicator: number): CsvColumns => ({
  names: [],
  indicator,
  type: 'ANY',
  typeCell: null,
  category: null,
  intention: null,
  source: null,
  additionalData: null,
  validUntil: null,
})

const TYPE_WORDS: Readonly<Record<string, IndicatorType>> = {
  ip: 'IP_ADDRESS',
  ipv4: 'IP_ADDRESS',
  ipv6: 'IP_ADDRESS',
  'ip:port': 'IP_ADDRESS',
  ip_address: 'IP_ADDRESS',
  ip_dst: 'IP_ADDRESS',
  ip_src: 'IP_ADDRESS',
  cidr: 'IP_ADDRESS',
  domain: 'DOMAIN',
  hostname: 'DOMAIN',
  url: 'URL',
  md5: 'MD5',
  md5_hash: 'MD5',
  sha1: 'SHA1',
  sha1_hash: 'SHA1',
  sha256: 'SHA256',
  sha256_hash: 'SHA256',
  ssdeep: 'SSDEEP',
  aws_account_id: 'AWS_ACCOUNT_ID',
  docker_image: 'CONTAINER_IMAGE_NAME',
  container_image: 'CONTAINER_IMAGE_NAME',
  container_image_name: 'CONTAINER_IMAGE_NAME',
  container_registry_account_name: 'CONTAINER_REGISTRY_ACCOUNT_NAME',
  ssh_public_key: 'SSH_PUBLIC_KEY',
  user_agent: 'USER_AGENT',
}

export const typeNamed = (word: string): IndicatorType | null =>
  TYPE_WORDS[
    word
      .trim()
      .toLowerCase()
      .replace(/[\s-]+/g, '_')
  ] ?? null
