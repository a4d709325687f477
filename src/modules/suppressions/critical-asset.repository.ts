import type { Postgres, Transaction } from '../../stores/postgres.ts'
import { CriticalAssetRow } from './critical-asset.table.ts'
import type { CriticalAsset } from './critical-asset.ts'

const ALL = {
  name: 'critical-assets',
  text: `SELECT id, name, query, rule_query AS "ruleQuery", effect, enabled, created_at AS "createdAt"
         FROM critical_assets ORDER BY lower(name), id`,
}
const CHANGED = {
  name: 'critical-assets-changed',
  text: 'SELECT count(*)::integer AS count, max(id) AS newest FROM critical_assets',
}

export class CriticalAssetRepository {
  constructor(private readonly postgres: Postgres) {}

  list(): Promise<CriticalAsset[]> {
    return this.postgres.read<CriticalAsset>(ALL)
  }

  /** Changes whenever an asset is added or removed. */
  async stamp(): Promise<string> {
    const [row] = await this.postgres.read(CHANGED)
    return JSON.stringify(row)
  }

  async insert(tx: Transaction, asset: CriticalAsset): Promise<void> {
    await tx.insert(CriticalAssetRow, asset as never)
  }

  /** The asset that is no more; null when there was none. */
  async take(tx: Transaction, id: string): Promise<CriticalAsset | null> {
    const asset = await tx.findOne(CriticalAssetRow, { where: { id }, lock: { mode: 'pessimistic_write' } })
    if (asset) await tx.delete(CriticalAssetRow, { id })
    return asset
  }
}
