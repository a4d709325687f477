import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemViewer } from '../../src/kernel/viewer.ts'
import { Explorer } from '../../src/modules/explorer/index.ts'
import { SignalRepository } from '../../src/modules/signals/signal.repository.ts'
import { SIGNAL_SEARCH_INDEX } from '../../src/modules/signals/signal-search-index.ts'
import { openSignalDesk, type SignalDesk } from '../signals/signal-desk.ts'

let desk: SignalDesk

beforeAll(async () => {
  desk = await openSignalDesk()
  for (let n = 0; n < 25; n += 1) {
    await desk.open()
    // Some are created in the same millisecond.
    if (n % 3 === 0) desk.clock.advance(1_000)
  }
  desk.clock.advance(1_000)
})
afterAll(() => desk.close())

const RANGE = { from: 'now-8s', to: 'now-1s' }

function open(range = RANGE) {
  const signals = new SignalRepository(desk.postgres)
  const source = {
    newest: (...request: [Parameters<typeof signals.newest>[0], number, Parameters<typeof signals.newest>[2]]) =>
      signals.newest(...request, desk.clock.now()),
  }
  return new Explorer(desk.clickhouse, desk.clock).open(
    systemViewer('test'),
    SIGNAL_SEARCH_INDEX,
    { query: '', range },
    source,
  )
}

const placed = ({ edges, pageInfo }: Awaited<ReturnType<ReturnType<typeof open>['list']>>) => ({
  edges: edges.map(({ cursor, node }) => ({ cursor, id: node.id })),
  pageInfo,
})

describe('the newest signals', () => {
  it('are the same page from Postgres alone as from the index with other fields', async () => {
    for (let after: string | null = null, pages = 0; ; pages += 1) {
      const alone = await open().list(4, after, null)
      const search = open()
      const [accompanied] = await Promise.all([search.list(4, after, null), search.total()])
      expect(placed(alone)).toEqual(placed(accompanied))
      expect(alone.edges.every(({ node }) => node.document?.id === node.id)).toBe(true)
      expect(accompanied.edges.every(({ node }) => node.document === null)).toBe(true)
      after = alone.pageInfo.endCursor
      if (!alone.pageInfo.hasNextPage) return expect(pages).toBeGreaterThan(3)
    }
  })

  it('exclude the end of the range', async () => {
    const ids = async (range: { from: string; to: string }) => {
      const search = open(range)
      const [page, total] = await Promise.all([open(range).list(100, null, null), search.total()])
      expect(page.edges).toHaveLength(total)
      return page.edges.map(({ node }) => node.id)
    }
    const at = (await open().list(1, null, null)).edges[0]!.node.document!.timestamp
    const next = new Date(at.getTime() + 1)
    expect((await ids({ from: at.toISOString(), to: next.toISOString() })).length).toBeGreaterThan(0)
    expect(await ids({ from: at.toISOString(), to: at.toISOString() })).toEqual([])
  })

  it('take no cursor that they have not answered', async () => {
    const cursor = Buffer.from(JSON.stringify(['timestamp', 'DESC', '0', 'soon', 'sig_1'])).toString('base64url')
    await expect(open().list(5, cursor, null)).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      details: { path: 'after' },
    })
    const search = open()
    const [list, total] = await Promise.allSettled([search.list(5, cursor, null), search.total()])
    expect(list).toMatchObject({ status: 'rejected', reason: { code: 'BAD_USER_INPUT' } })
    expect(total).toMatchObject({ status: 'fulfilled' })
  })
})
