import { afterAll, beforeAll, expect, it } from 'vitest'
import { ruleDesk } from '../rules/rule-desk.ts'
import { startTestApp, type TestApp } from '../support/app.ts'

const MATRIX = `query ($range: TimeRangeInput!) { result: attackMatrix(range: $range) {
  tactic { id name } techniques { technique { id name } ruleCount signalCount } } }`

interface Column {
  readonly tactic: { readonly id: string; readonly name: string }
  readonly techniques: readonly {
    readonly technique: { readonly id: string; readonly name: string }
    readonly ruleCount: number
    readonly signalCount: number
  }[]
}

let server: TestApp
let desk: ReturnType<typeof ruleDesk>
beforeAll(async () => {
  server = await startTestApp()
  desk = ruleDesk(server)
})
afterAll(() => server.close())

const matrix = (from = 'now-1d') => desk.run<Column[]>(MATRIX, { range: { from, to: 'now+1d' } })
const cell = (columns: readonly Column[], tactic: string, technique: string) =>
  columns.find(({ tactic: { id } }) => id === tactic)?.techniques.find(({ technique: { id } }) => id === technique)

it('has the tactics of an intrusion in their order, each with its techniques', async () => {
  const columns = await matrix()
  expect(columns.map(({ tactic }) => tactic.name)).toEqual([
    'Reconnaissance',
    'Resource Development',
    'Initial Access',
    'Execution',
    'Persistence',
    'Privilege Escalation',
    'Defense Evasion',
    'Credential Access',
    'Discovery',
    'Lateral Movement',
    'Collection',
    'Command and Control',
    'Exfiltration',
    'Impact',
  ])
  const different = new Set(columns.flatMap(({ techniques }) => techniques.map(({ technique }) => technique.id)))
  expect(different.size).toBe(691)
  expect(cell(columns, 'TA0006', 'T1110.003')?.technique.name).toBe('Password Spraying')
})

it('counts enabled rules and signals where tactic and technique meet', async () => {
  const before = await matrix()
  const tags = ['tactic:TA0001-Initial-Access', 'technique:T1078-Valid-Accounts', 'technique:T1078.004-Cloud-Accounts']
  const rule = {
    tags,
    queries: [{ query: 'source:lab', groupBy: ['host'] }],
    cases: [{ condition: 'a > 0', severity: 'LOW' }],
  }
  await desk.create(rule)
  const off = await desk.create({ ...rule, name: 'Off', enabled: false })
  const log = { ddsource: 'lab', message: 'in', timestamp: server.clock.now().getTime() }
  await server.post([
    { ...log, hostname: 'one' },
    { ...log, hostname: 'other' },
  ])
  const grown = async (technique: string, tactic = 'TA0001') => {
    const [now, then] = [cell(await matrix(), tactic, technique), cell(before, tactic, technique)]
    return [(now?.ruleCount ?? 0) - (then?.ruleCount ?? 0), (now?.signalCount ?? 0) - (then?.signalCount ?? 0)]
  }
  expect(await grown('T1078')).toEqual([1, 2])
  expect(await grown('T1078.004')).toEqual([1, 2])
  expect(await grown('T1078', 'TA0003')).toEqual([0, 0])
  expect(cell(await matrix('now+1h'), 'TA0001', 'T1078')?.signalCount).toBe(0)
  await desk.enable(off.id, true)
  expect(await grown('T1078')).toEqual([2, 2])
})

it('is for those who may read rules and signals', async () => {
  const { errors } = await server.answer(MATRIX, { range: { from: 'now-1d' } }, null)
  expect(errors[0]?.extensions.code).toBe('UNAUTHENTICATED')
})
