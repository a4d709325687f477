import { afterAll, beforeAll, expect, it } from 'vitest'
import { type BulkDesk, openBulkDesk } from './bulk-desk.ts'

let desk: BulkDesk

beforeAll(async () => {
  desk = await openBulkDesk()
  await desk.answer('mutation { createCaseProject(input: { key: "SEC", name: "Security" }) { id } }')
})

afterAll(() => desk.close())

it('a signal that cannot be changed spoils no others, and nothing of the attempts is in the audit trail', async () => {
  const ids = await desk.open(3)
  const broken = ids[1] as string
  const { postgres } = desk.app.stores
  // Late in the work on a signal: what is for the trail has been noted by then.
  await postgres.dataSource.query(`
    CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF EXISTS (SELECT FROM signals WHERE id = '${broken}' AND case_ids <> '{}') THEN RAISE 'broken'; END IF;
      RETURN NEW;
    END $$;
    CREATE TRIGGER refuse BEFORE UPDATE ON cases FOR EACH ROW EXECUTE FUNCTION refuse()`)
  const { data } = await desk.answer<{ bulkCreateCase: { id: string } }>(
    `mutation ($ids: [ID!], $project: ID!) {
      bulkCreateCase(selection: { ids: $ids }, case: { projectId: $project, title: "Break-in" }) { id } }`,
    { ids, project: (await postgres.dataSource.query('SELECT id FROM case_projects'))[0].id },
  )
  const { action, nodes } = await desk.outcomes(data.bulkCreateCase.id)
  expect(action).toMatchObject({ state: 'COMPLETED', changed: 2, failed: 1 })
  expect(nodes.map(({ outcome }) => outcome)).toEqual(['CHANGED', 'FAILED', 'CHANGED'])
  expect((await desk.signals()).get(broken)).toMatchObject({ version: 1, triage: { state: 'OPEN' } })
  const recorded: { id: string }[] = await postgres.dataSource.query(
    `SELECT asset_id AS id FROM audit_events WHERE asset_type = 'security_signal' AND action = 'modified' ORDER BY sequence`,
  )
  expect(recorded.map(({ id }) => id)).toEqual([ids[0], ids[2]])
})
