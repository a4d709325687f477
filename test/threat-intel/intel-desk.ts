import { silentLogger } from '../../src/kernel/logger.ts'
import { systemViewer } from '../../src/kernel/viewer.ts'
import { AuditTrail } from '../../src/modules/audit/index.ts'
import type { IndicatorFormat } from '../../src/modules/threat-intel/formats/formats.ts'
import { createThreatIntel } from '../../src/modules/threat-intel/module.ts'
import { openTestStores, type TestStores } from '../support/stores.ts'

export const keeper = systemViewer('keeper')

export type Intel = ReturnType<typeof createThreatIntel>
type FeedInput = Parameters<Intel['service']['create']>[1]

export const LISTED: FeedInput = { name: 'A list', format: 'LINES', category: 'malware', intention: 'MALICIOUS' }

export interface IntelDesk extends TestStores {
  readonly intel: Intel
  /** Another process over the same stores. */
  another(): Promise<Intel>
  /** A feed with a list. */
  list(
    input: Partial<FeedInput>,
    content: string,
    format?: IndicatorFormat,
  ): Promise<{ id: string } & Awaited<ReturnType<Intel['service']['import']>>>
  close(): Promise<void>
}

/** Threat intelligence over real stores, without a server around it. */
export async function openIntelDesk({ allowPrivateFeeds = true } = {}): Promise<IntelDesk> {
  const stores = await openTestStores()
  const { postgres, clickhouse, clock } = stores
  const audit = new AuditTrail(clock)
  const started: Intel[] = []
  const another = async () => {
    const intel = createThreatIntel({
      postgres,
      clickhouse,
      clock,
      audit,
      logger: silentLogger,
      allowPrivateFeeds,
      seen: { of: () => null },
    })
    await intel.start()
    started.push(intel)
    return intel
  }
  const intel = await another()
  return {
    ...stores,
    intel,
    another,
    list: async (input, content, format = 'LINES') => {
      const { id } = await intel.service.create(keeper, { ...LISTED, format, ...input })
      return { id, ...(await intel.service.import(keeper, id, format, content)) }
    },
    close: async () => {
      for (const each of started) await each.stop()
      await stores.close()
    },
  }
}
