/** What an indicator names; the words are those by which logs say it. */
export const INDICATOR_TYPES = [
  'IP_ADDRESS',
  'DOMAIN',
  'URL',
  'MD5',
  'SHA1',
  'SHA256',
  'SSDEEP',
  'AWS_ACCOUNT_ID',
  'CONTAINER_IMAGE_NAME',
  'CONTAINER_REGISTRY_ACCOUNT_NAME',
  'SSH_PUBLIC_KEY',
  'USER_AGENT',
] as const
export type IndicatorType = (typeof INDICATOR_TYPES)[number]

export const INTENTIONS = ['MALICIOUS', 'SUSPICIOUS', 'BENIGN', 'UNKNOWN'] as const
export type Intention = (typeof INTENTIONS)[number]

export interface IntelSource {
  readonly name: string
  readonly url: string | null
}

/** What one line of a list says beside the indicator; what it leaves out is as its feed says. */
export interface IndicatorDetails {
  readonly category?: string
  readonly intention?: Intention
  readonly source?: IntelSource
  readonly additionalData?: Readonly<Record<string, unknown>>
}

export interface Indicator {
  readonly type: IndicatorType
  /** In the one spelling by which logs are compared with it. */
  readonly value: string
  readonly details: IndicatorDetails | null
  readonly validUntil: Date | null
  /** Id of the STIX object that it comes from. */
  readonly stixId: string | null
}

/** An indicator that was found in a log, and what its list says about it. */
export interface ThreatMatch {
  readonly indicator: string
  readonly type: IndicatorType
  readonly category: string
  readonly intention: Intention
  readonly source: IntelSource
  readonly additionalData: Readonly<Record<string, unknown>> | null
}

/** Equal for the same indicator on the same list. */
export const matchKey = ({ type, indicator, source, category }: ThreatMatch): string =>
  [type, indicator, source.name, category].join('\0')

/** The same indicator on the same list counts once, however often it is named. */
export function distinctMatches(matches: readonly ThreatMatch[]): ThreatMatch[] {
  const distinct = new Map<string, ThreatMatch>()
  for (const match of matches) {
    const key = matchKey(match)
    if (!distinct.has(key)) distinct.set(key, match)
  }
  return [...distinct.values()]
}

/** What is known about one log. */
export interface ThreatIntel {
  readonly indicatorsMatched: readonly IndicatorType[]
  readonly results: readonly ThreatMatch[]
}
