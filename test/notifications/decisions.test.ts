import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { documentOf } from '../../bench/notifications/signals.ts'
import type { Permission } from '../../src/kernel/viewer.ts'
import { admit, type FloodWindow } from '../../src/modules/notifications/flood.ts'
import { LIMITS, pauseAfter } from '../../src/modules/notifications/limits.ts'
import type { NotificationRule } from '../../src/modules/notifications/notification-rule.ts'
import { Recipients } from '../../src/modules/notifications/recipients.ts'
import { maskedAddress, targetFaults } from '../../src/modules/rules/notification-target.ts'

describe('a flood window', () => {
  /** Bursts of deliveries, each some milliseconds after the one before. */
  const bursts = fc.array(fc.tuple(fc.nat({ max: 3 * LIMITS.floodWindow }), fc.integer({ min: 1, max: 60 })), {
    maxLength: 40,
  })

  it('lets no more through one by one than it has room for, and folds the rest to its end', () => {
    fc.assert(
      fc.property(bursts, (given) => {
        let window: FloodWindow | null = null
        let now = Date.parse('2026-03-02T09:00:00Z')
        const singles: { at: number; count: number }[] = []
        for (const [pause, fresh] of given) {
          now += pause
          const admission = admit(window, new Date(now), fresh)
          window = admission.window
          singles.push({ at: window.windowAt.getTime(), count: admission.single })
          expect(admission.single).toBeLessThanOrEqual(fresh)
          expect(admission.digestAt.getTime()).toBeGreaterThan(now)
          expect(admission.digestAt.getTime()).toBeLessThanOrEqual(now + LIMITS.floodWindow)
        }
        for (const at of new Set(singles.map((one) => one.at))) {
          const total = singles.filter((one) => one.at === at).reduce((sum, { count }) => sum + count, 0)
          expect(total).toBeLessThanOrEqual(LIMITS.floodSignals)
        }
      }),
    )
  })
})

describe('the pause before another attempt', () => {
  it('grows threefold up to an hour, 20% more or less', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 8, 9].map((attempts) => pauseAfter(attempts, 0.5) / 1_000)).toEqual([
      ...[10, 30, 90, 270, 810, 2_430, 3_600, 3_600, 3_600],
    ])
    expect([pauseAfter(1, 0), pauseAfter(1, 1)]).toEqual([8_000, 12_000])
  })
})

describe('recipients', () => {
  const rule = (more: Partial<NotificationRule>): NotificationRule => ({
    ...{
      id: 'ntf_1',
      version: 1,
      name: 'rule',
      enabled: true,
      query: '',
      severities: ['INFO', 'LOW', 'MEDIUM', 'HIGH', 'CRITICAL'],
    },
    ...{ ruleTypes: [], targets: [{ kind: 'EMAIL', address: 'a@b.c' }], title: null, message: null, creatorId: null },
    ...{ saverId: null, sight: null, createdAt: new Date(0), updatedAt: new Date(0) },
    ...more,
  })
  const [staging, prod] = [documentOf(0), documentOf(1)]
  const told = async (
    rules: NotificationRule[],
    after = prod,
    before: object | null = null,
    seen: readonly string[] | null = null,
    permissions: readonly Permission[] | null = ['security_monitoring_signals_read'],
  ) => {
    const standing = permissions && {
      permissions: new Set(permissions),
      restrictions: { signals: seen, logs: null },
    }
    const standings = { standingOf: async () => standing }
    return (await new Recipients(rules).of([{ subjectId: after.id, before: before as never, after }], standings)).length
  }

  it('are told by a rule only of what its writer saw', async () => {
    expect(await told([rule({ sight: ['env:prod', 'team:none'] })])).toBe(1)
    expect(await told([rule({ sight: ['env:prod', 'team:none'] })], staging)).toBe(0)
    expect(await told([rule({ sight: [] })])).toBe(0)
  })

  it('are told only of what its writer still sees, and of what comes into sight', async () => {
    const mine = [rule({ saverId: 'usr_1' })]
    expect(await told(mine, prod, null, ['env:prod'])).toBe(1)
    expect(await told(mine, prod, null, ['env:none'])).toBe(0)
    expect(await told(mine, prod, prod, ['env:prod'])).toBe(0)
    expect(await told(mine, prod, { ...prod, tags: [] }, ['env:prod'])).toBe(1)
  })

  it('are told of nothing once its writer is disabled, or may not read signals any more', async () => {
    const mine = [rule({ saverId: 'usr_1' })]
    expect(await told(mine)).toBe(1)
    expect(await told(mine, prod, null, null, ['cases_read'])).toBe(0)
    expect(await told(mine, prod, null, null, null)).toBe(0)
    expect(await told([rule({})], prod, null, null, null)).toBe(1)
  })

  it('are told by the other rules when one cannot be read any more', async () => {
    expect(await told([rule({ query: '(' }), rule({ id: 'ntf_2' })])).toBe(1)
  })

  it('are told of what changed for the worse, or into what was asked for, and of nothing else', async () => {
    const worse = { ...prod, severity: prod.severity + 1 }
    expect(await told([rule({})], prod, prod)).toBe(0)
    expect(await told([rule({})], worse, prod)).toBe(1)
    expect(await told([rule({})], prod, worse)).toBe(0)
    expect(await told([rule({ query: 'env:prod' })], prod, { ...prod, tags: [] })).toBe(1)
  })
})

describe('an address', () => {
  it.each([
    ['EMAIL', 'soc@example.com', 'soc@example.com'],
    ['PAGERDUTY', 'abcdefghijklmnopqrstuvwxyz012345', '…2345'],
    ['SLACK', 'https://hooks.example.com/services/T0/B0/secret', 'https://hooks.example.com/…cret'],
    ['WEBHOOK', 'https://user:password@a.example:8443/short', 'https://a.example:8443/…'],
    ['WEBHOOK', 'https://a.example/?token=0123456789', 'https://a.example/…6789'],
    ['WEBHOOK', 'https://a.example', 'https://a.example'],
  ] as const)('of %s %s is shown as %s', (kind, address, shown) => {
    expect(targetFaults([{ kind, address }], 'targets')).toEqual([])
    expect(maskedAddress({ kind, address })).toBe(shown)
  })
})
