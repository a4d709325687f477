import { setImmediate as turn } from 'node:timers/promises'
import type { Clock } from '../../kernel/clock.ts'
import { badInput } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { requirePermission, type Viewer } from '../../kernel/viewer.ts'
import { importSigmaInTurns, type Rejection, SigmaError, type SigmaImport } from '../../sigma/index.ts'
import type { Postgres, Transaction } from '../../stores/postgres.ts'
import type { AuditTrail } from '../audit/index.ts'
import type { RuleRepository } from './rule.repository.ts'
import type { Rule, RuleDefinition } from './rule.ts'
import type { RuleCatalog } from './rule-catalog.ts'
import { auditEntry, ruleChanges } from './rule-difference.ts'
import { definitionOfSigma, faultOfSigma } from './sigma-draft.ts'

export interface SigmaImportRequest {
  readonly yaml: string
  readonly enabled: boolean
  readonly dryRun: boolean
}

export interface SigmaImportResult {
  /** In the order of the documents. */
  readonly imported: readonly Rule[]
  readonly rejected: readonly Rejection[]
}

interface Wanted {
  readonly sigmaId: string | null
  readonly definition: RuleDefinition
}

interface Deps {
  readonly postgres: Postgres
  readonly clock: Clock
  readonly audit: AuditTrail
  readonly rules: RuleRepository
  readonly catalog: RuleCatalog
}

/** Everybody else waits while so many rules are looked at. */
const RULES_AT_ONCE = 25

/** Makes rules of Sigma rules. One that was imported before, told by its Sigma id, is brought up to date instead. */
export class SigmaImportService {
  constructor(private readonly deps: Deps) {}

  async import(viewer: Viewer, { yaml, enabled, dryRun }: SigmaImportRequest): Promise<SigmaImportResult> {
    requirePermission(viewer, 'security_monitoring_rules_write')
    const { wanted, rejected } = await selectRules(await readSigma(yaml), enabled)
    if (dryRun) return { imported: this.#planned(viewer, wanted, await this.#stored(wanted)).all, rejected }
    const imported = await this.deps.postgres.transaction((tx) => this.#store(tx, viewer, wanted))
    this.deps.catalog.invalidate()
    return { imported, rejected }
  }

  async #store(tx: Transaction, viewer: Viewer, wanted: readonly Wanted[]): Promise<readonly Rule[]> {
    const { rules, audit } = this.deps
    await rules.lockImports(tx)
    const stored = bySigmaId(await rules.lockOfSigma(tx, sigmaIdsOf(wanted)))
    const { all, changed } = this.#planned(viewer, wanted, stored)
    await rules.save(tx, changed, viewer.actor)
    await audit.recordAll(
      tx,
      viewer,
      changed.map((rule) => auditEntry(stored.get(rule.sigmaId ?? '') ?? null, rule)),
    )
    return all
  }

  async #stored(wanted: readonly Wanted[]): Promise<ReadonlyMap<string, Rule>> {
    const ids = new Set(sigmaIdsOf(wanted))
    const known = await this.deps.catalog.byId()
    return bySigmaId([...known.values()].filter(({ sigmaId }) => sigmaId !== null && ids.has(sigmaId)))
  }

  #planned(viewer: Viewer, wanted: readonly Wanted[], stored: ReadonlyMap<string, Rule>) {
    const changed: Rule[] = []
    const all = wanted.map(({ sigmaId, definition }) => {
      const before = sigmaId === null ? undefined : stored.get(sigmaId)
      const after = before ? this.#updated(before, definition) : this.#made(viewer, sigmaId, definition)
      if (after !== before) changed.push(after)
      return after
    })
    return { all, changed }
  }

  /** Whoever switched a rule on or off keeps it so. */
  #updated(before: Rule, { enabled: _, ...definition }: RuleDefinition): Rule {
    if (ruleChanges(before, { ...before, ...definition }).length === 0) return before
    return { ...before, ...definition, version: before.version + 1, updatedAt: this.deps.clock.now() }
  }

  #made({ actor }: Viewer, sigmaId: string | null, definition: RuleDefinition): Rule {
    const now = this.deps.clock.now()
    return {
      ...definition,
      ...{ sigmaId, id: newId('rul', this.deps.clock), version: 1, isDefault: false, defaultTags: [] },
      ...{ creator: actor, createdAt: now, updatedAt: now },
    }
  }
}

async function readSigma(yaml: string): Promise<SigmaImport> {
  try {
    return await importSigmaInTurns(yaml)
  } catch (error) {
    if (error instanceof SigmaError) throw badInput('yaml', error.message)
    throw error
  }
}

/** Leaves out what could not be stored as a rule, and all but the first of those that have one id. */
async function selectRules({ rules, rejected }: SigmaImport, enabled: boolean) {
  const wanted: Wanted[] = []
  const refused: Rejection[] = []
  const places = new Map<string, number>()
  for (const [count, rule] of rules.entries()) {
    if (count % RULES_AT_ONCE === 0) await turn()
    const { index, sigmaId, name } = rule
    const definition = definitionOfSigma(rule, enabled)
    const fault = faultOfSigma(rule, definition)
    const taken = sigmaId === null ? undefined : places.get(sigmaId)
    if (fault) refused.push({ index, title: name, message: fault })
    else if (taken !== undefined)
      refused.push({ index, title: name, message: `Expected an id of its own, document ${taken} has it already.` })
    else {
      wanted.push({ sigmaId, definition })
      if (sigmaId !== null) places.set(sigmaId, index)
    }
  }
  return { wanted, rejected: [...rejected, ...refused].sort((one, other) => one.index - other.index) }
}

const sigmaIdsOf = (wanted: readonly Wanted[]): string[] =>
  wanted.map(({ sigmaId }) => sigmaId).filter((id) => id !== null)

const bySigmaId = (rules: readonly Rule[]): Map<string, Rule> =>
  new Map(rules.map((rule) => [rule.sigmaId ?? '', rule]))
