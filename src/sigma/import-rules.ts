import type { BaseRule } from './base-rule.ts'
import type { Placeholders } from './clauses.ts'
import { messageOf, severityOf, tagsOf } from './content.ts'
import { correlationRule, referencesOf } from './correlation.ts'
import { readDetection } from './detection.ts'
import type { ImportedQuery, ImportedRule } from './imported-rule.ts'
import { findMapping } from './logsource/find-mapping.ts'
import { fieldReferences } from './logsource/mapping.ts'
import { type ReadDocument, type Rejection, readCollection, reasonOf } from './read/collection.ts'
import type { RuleDocument } from './read/rule-document.ts'
import { toSelection } from './selection.ts'
import { SigmaError } from './sigma-error.ts'

export interface SigmaImport {
  readonly rules: readonly ImportedRule[]
  readonly rejected: readonly Rejection[]
}

export interface ImportSettings {
  /** Values for `|expand`. */
  readonly placeholders?: Placeholders
}

/** Reads Sigma YAML. What cannot be said exactly is refused, with the reason; all else becomes rules. */
export function importSigma(yaml: string, settings: ImportSettings = {}): SigmaImport {
  const steps = importing(yaml, settings)
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}

/** How long others may have to wait for their turn. */
const TURN = 15

/** The same, without keeping a server from its other work: thousands of rules take seconds. */
export async function importSigmaInTurns(yaml: string, settings: ImportSettings = {}): Promise<SigmaImport> {
  const steps = importing(yaml, settings)
  let start = performance.now()
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
    if (performance.now() - start < TURN) continue
    await new Promise(setImmediate)
    start = performance.now()
  }
}

/** Stops after each document. */
function* importing(yaml: string, settings: ImportSettings): Generator<void, SigmaImport> {
  const { documents, rejected } = yield* readCollection(yaml)
  const failures: Rejection[] = [...rejected]
  const rules: ImportedRule[] = []
  const attempt = <Result>({ index, document }: ReadDocument, work: () => Result): Result | null => {
    try {
      return work()
    } catch (error) {
      failures.push({ index, title: document.title, message: reasonOf(error) })
      return null
    }
  }
  const bases = new Map<ReadDocument, BaseRule>()
  for (const read of documents) {
    const { document } = read
    if (document.kind !== 'RULE') continue
    const base = attempt(read, () => toBaseRule(document, settings.placeholders ?? new Map()))
    if (base) bases.set(read, base)
    yield
  }
  const known = byReference([...bases.values()])
  const building = new Set<BaseRule>()
  for (const read of documents) {
    const { document, index } = read
    if (document.kind !== 'CORRELATION') continue
    const rule = attempt(read, () => correlationRule(index, document, known))
    if (!rule) continue
    rules.push(rule)
    const { names, generate } = referencesOf(document)
    if (!generate) for (const name of names) building.add(known(name))
  }
  for (const [{ index }, base] of bases) {
    if (!building.has(base)) rules.push(plainRule(index, base))
    yield
  }
  const inOrder = (one: { index: number }, other: { index: number }) => one.index - other.index
  return { rules: rules.toSorted(inOrder), rejected: failures.toSorted(inOrder) }
}

function toBaseRule(document: RuleDocument, placeholders: Placeholders): BaseRule {
  const mapping = findMapping(document.logSource)
  const detection = readDetection(document, (field) => fieldReferences(mapping, field), placeholders)
  return { document, mapping, detection }
}

function byReference(bases: readonly BaseRule[]): (reference: string) => BaseRule {
  const found = new Map<string, BaseRule>()
  for (const base of bases) {
    for (const key of [base.document.id, base.document.name]) if (key !== null) found.set(key, base)
  }
  return (reference) => {
    const base = found.get(reference)
    if (!base)
      throw new SigmaError(
        `Expected a rule called ${JSON.stringify(reference)} in the same text, got none that could be read.`,
      )
    return base
  }
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE

function plainRule(index: number, { document, mapping, detection }: BaseRule): ImportedRule {
  const query: ImportedQuery = {
    name: 'a',
    ...toSelection(mapping, detection),
    aggregation: 'COUNT',
    groupBy: mapping.groupBy ?? [],
    optionalGroupBy: true,
    distinctFields: [],
    metric: null,
  }
  return {
    index,
    sigmaId: document.id,
    name: document.title,
    message: messageOf(document),
    type: 'LOG_DETECTION',
    method: 'THRESHOLD',
    tags: tagsOf(document, mapping.sources),
    queries: [query],
    cases: [{ name: null, condition: 'a > 0', severity: severityOf(document) }],
    options: {
      evaluationWindow: 5 * MINUTE,
      keepAlive: HOUR,
      maxSignalDuration: 24 * HOUR,
      decreaseCriticalityBasedOnEnv: false,
    },
  }
}
