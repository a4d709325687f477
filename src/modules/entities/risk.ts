import { SEVERITIES, type Severity } from '../../kernel/severity.ts'

/** How long a signal counts. */
export const RISK_DAYS = 14
export const RISK_WINDOW = RISK_DAYS * 86_400_000

/** What one signal adds to the risk of each entity that it is about. */
const IMPACTS: Readonly<Record<Severity, number>> = { CRITICAL: 100, HIGH: 50, MEDIUM: 5, LOW: 0, INFO: 0 }

/** By rank of the severity. */
export const RANKED_IMPACTS: readonly number[] = SEVERITIES.map((severity) => IMPACTS[severity])

/** From which score on; the highest first. */
export const RISK_BANDS: readonly (readonly [level: Severity, least: number])[] = [
  ['CRITICAL', 100],
  ['HIGH', 50],
  ['MEDIUM', 25],
  ['LOW', 10],
]

export const riskLevel = (score: number): Severity => RISK_BANDS.find(([, least]) => score >= least)?.[0] ?? 'INFO'

export interface Risk {
  readonly riskScore: number
  readonly signalCount: number
}

export const NO_RISK: Risk = { riskScore: 0, signalCount: 0 }
