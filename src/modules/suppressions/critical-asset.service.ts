import type { Clock } from '../../kernel/clock.ts'
import { notFound } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { requirePermission, type Viewer } from '../../kernel/viewer.ts'
import type { Postgres, Transaction } from '../../stores/postgres.ts'
import { type AuditTrail, changesBetween } from '../audit/index.ts'
import { readQuery } from '../explorer/index.ts'
import { checkName } from './check-suppression.ts'
import type { CriticalAssetRepository } from './critical-asset.repository.ts'
import type { AssetEffect, CriticalAsset } from './critical-asset.ts'
import type { KeptList } from './kept-list.ts'

interface CriticalAssetRequest {
  readonly name: string
  readonly query: string
  readonly ruleQuery: string
  readonly effect: AssetEffect
  readonly enabled?: boolean | null
}

interface Deps {
  readonly postgres: Postgres
  readonly clock: Clock
  readonly audit: AuditTrail
  readonly assets: CriticalAssetRepository
  readonly all: KeptList<CriticalAsset>
}

export class CriticalAssetService {
  constructor(private readonly deps: Deps) {}

  /** By name. */
  async list(viewer: Viewer): Promise<readonly CriticalAsset[]> {
    requirePermission(viewer, 'security_monitoring_critical_assets_read')
    return this.deps.all.all()
  }

  async create(viewer: Viewer, input: CriticalAssetRequest): Promise<CriticalAsset> {
    requirePermission(viewer, 'security_monitoring_critical_assets_write')
    const { clock, assets } = this.deps
    readQuery(input.query, 'input.query')
    readQuery(input.ruleQuery, 'input.ruleQuery')
    const asset: CriticalAsset = {
      id: newId('cri', clock),
      name: checkName(input.name),
      query: input.query.trim(),
      ruleQuery: input.ruleQuery.trim(),
      effect: input.effect,
      enabled: input.enabled ?? true,
      createdAt: clock.now(),
    }
    await this.#change(async (tx) => {
      await assets.insert(tx, asset)
      await this.#record(tx, viewer, 'created', asset)
    })
    return asset
  }

  async delete(viewer: Viewer, id: string): Promise<void> {
    requirePermission(viewer, 'security_monitoring_critical_assets_write')
    await this.#change(async (tx) => {
      const asset = await this.deps.assets.take(tx, id)
      if (!asset) throw notFound('critical asset', id)
      await this.#record(tx, viewer, 'deleted', asset)
    })
  }

  async #change(work: (tx: Transaction) => Promise<void>): Promise<void> {
    try {
      await this.deps.postgres.transaction(work)
    } finally {
      this.deps.all.invalidate()
    }
  }

  async #record(tx: Transaction, viewer: Viewer, action: 'created' | 'deleted', asset: CriticalAsset): Promise<void> {
    const { id, name, query, ruleQuery, effect, enabled } = asset
    const says = { name, query, ruleQuery, effect, enabled }
    await this.deps.audit.record(tx, viewer, {
      action,
      assetType: 'security_critical_asset',
      assetId: id,
      assetName: name,
      changes: action === 'created' ? changesBetween(null, says) : changesBetween(says, null),
    })
  }
}
