import { describe, expect, it } from 'vitest'
import { restrictionsOf } from '../../src/modules/access/restrictions.ts'

const role = (restrictionQuery: string | null, ...permissions: string[]) => ({ restrictionQuery, permissions })
const [SIGNALS, LOGS] = ['security_monitoring_signals_read', 'logs_read_data'] as const

describe('what roles let see', () => {
  it('is everything with one that reads and has no restriction', () => {
    const roles = [role('team:a', SIGNALS, LOGS), role(null, SIGNALS, LOGS)]
    expect(restrictionsOf(roles)).toEqual({ signals: null, logs: null })
  })

  it('is what any of them shows', () => {
    const roles = [role('team:b', SIGNALS, LOGS), role('team:a', SIGNALS), role('team:b', SIGNALS)]
    expect(restrictionsOf(roles)).toEqual({ signals: ['team:a', 'team:b'], logs: ['team:b'] })
  })

  it('is not more with roles that do not read', () => {
    const roles = [role('team:a', SIGNALS, LOGS), role(null, 'cases_read')]
    expect(restrictionsOf(roles)).toEqual({ signals: ['team:a'], logs: ['team:a'] })
  })

  it('is limited by all restrictions of who has no role that reads', () => {
    expect(restrictionsOf([role('team:a', 'cases_read'), role(null, 'cases_write')]).signals).toEqual(['team:a'])
    expect(restrictionsOf([role(null, 'cases_read')]).signals).toBeNull()
    expect(restrictionsOf([]).signals).toBeNull()
  })

  it('is never more by a key than by all roles of its owner', () => {
    const own = [role('team:a', SIGNALS, LOGS), role(null, 'cases_read')]
    expect(restrictionsOf(own.slice(1), own)).toEqual({ signals: ['team:a'], logs: ['team:a'] })
  })
})
