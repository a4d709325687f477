import { expect, test } from 'vitest'
import { type Permission, systemViewer } from '../../src/kernel/viewer.ts'
import { ActivityGraphService } from '../../src/modules/activity/activity-graph.service.ts'
import { IpInvestigationService } from '../../src/modules/activity/ip-investigation.service.ts'

const everything = systemViewer('analyst')
const without = (permission: Permission) => ({
  ...everything,
  permissions: new Set([...everything.permissions].filter((each) => each !== permission)),
})
const range = { from: 'now-1h' }

test.each(['logs_read_data', 'logs_read_index_data', 'siem_entities_read'] as const)(
  'an activity graph takes the permission %s',
  async (permission) => {
    const service = new ActivityGraphService({} as never)
    const request = { kind: 'USER', value: 'alice', range, depth: 1, limit: 10, actions: [] } as const
    await expect(service.graph(without(permission), request)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  },
)

test.each(['logs_read_data', 'logs_read_index_data', 'security_monitoring_signals_read'] as const)(
  'the investigation of an address takes the permission %s',
  (permission) => {
    const service = new IpInvestigationService({} as never)
    const open = () => service.open(without(permission), '192.0.2.1', range)
    expect(open).toThrow(expect.objectContaining({ code: 'FORBIDDEN' }))
  },
)
