import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemViewer } from '../../src/kernel/viewer.ts'
import type { SortDirection } from '../../src/modules/explorer/index.ts'
import type { Place } from '../../src/modules/exports/export.ts'
import { exportColumns } from '../../src/modules/exports/export-column.ts'
import { indexOf } from '../../src/modules/exports/export-search.ts'
import { type FoundRows, rowsPart } from '../../src/modules/exports/rows-part.ts'
import { Seats } from '../../src/modules/exports/seats.ts'
import { type ExportDesk, openExportDesk } from './export-desk.ts'

const TRIAGE =
  'mutation ($id: ID!, $state: TriageState!) { triageSignal(input: { signalId: $id, state: $state }) { id } }'

let desk: ExportDesk
let open: string[]

beforeAll(async () => {
  desk = await openExportDesk()
  const ids: string[] = []
  for (let moment = 0; moment < 6; moment += 1) {
    ids.push(...(await desk.open(Array.from({ length: 4 }, () => ({})))))
    desk.server.clock.advance(1_000)
  }
  // Several versions of each, of which older ones match what the last does not.
  const archived = ids.slice(2, 20)
  for (const id of archived) await desk.server.answer(TRIAGE, { id, state: 'UNDER_REVIEW' })
  for (const id of archived) await desk.server.answer(TRIAGE, { id, state: 'ARCHIVED' })
  await desk.server.app.settled()
  open = ids.filter((id) => !archived.includes(id)).sort()
})
afterAll(() => desk.close())

async function pages(direction: SortDirection, limit: { rows: number; bytes: number }): Promise<string[][]> {
  const found: string[][] = []
  let after: Place | null = null
  do {
    const { search } = desk.server.app.modules.signals.searches.open(systemViewer('test'), {
      query: '@workflow.triage.state:open',
      range: { from: 'now-1d', to: 'now+1d' },
    })
    const columns = exportColumns(indexOf('SIGNALS'), ['id', 'title'], 'columns')
    const page: FoundRows = await search.ask(rowsPart({ columns, direction, after, limit }))
    found.push(page.rows.map(([id]) => id as string))
    after = page.next
  } while (after)
  return found
}

describe('rows that are read page by page', () => {
  it.each([1, 2, 3, 4, 7, 24, 100])('come once each, whatever older versions say, %i a page', async (rows) => {
    const limit = { rows, bytes: 1_000_000 }
    expect((await pages('ASC', limit)).flat()).toEqual(open)
    expect((await pages('DESC', limit)).flat()).toEqual([...open].reverse())
  })

  it('are fewer where they are large', async () => {
    const found = await pages('ASC', { rows: 100, bytes: 100 })
    expect(found.flat()).toEqual(open)
    expect(Math.max(...found.map(({ length }) => length))).toBe(2)
  })
})

describe('downloads at once', () => {
  it('are as many as one person may have, and others have theirs', async () => {
    const seats = new Seats()
    const leave = [seats.take('ann'), seats.take('ann'), seats.take('ann')]
    expect(() => seats.take('ann')).toThrow(expect.objectContaining({ code: 'RATE_LIMITED' }))
    seats.take('bea')()
    leave[0]?.()
    await seats.with('ann', async () => expect(() => seats.check('ann')).toThrow())
    leave[1]?.()
    leave[2]?.()
    await seats.idle()
  })
})
