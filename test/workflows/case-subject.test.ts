import { expect, it } from 'vitest'
import { systemViewer } from '../../src/kernel/viewer.ts'
import { readSubjects } from '../../src/modules/workflows/engine/subjects.ts'

it('tells how many signals a case has only to who sees all of them', async () => {
  const stored = { id: 'cas_1', createdAt: new Date(0), signalCount: 7 }
  const none = { wholeByIds: async () => [], byIds: async () => [] }
  const sources = { signals: none, cases: { byIds: async () => [stored as never] }, incidents: none }
  const run = { signalId: null, caseId: 'cas_1', incidentId: null }
  const countFor = async (signals: readonly string[] | null) => {
    const viewer = { ...systemViewer('test'), restrictions: { signals, logs: null } }
    return (await readSubjects(sources, viewer, [run], new Set(['case'])))(run).case
  }
  expect(await countFor(null)).toMatchObject({ signalCount: 7 })
  expect(await countFor(['team:shop'])).not.toHaveProperty('signalCount')
})
