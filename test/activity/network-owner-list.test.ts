import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { readNetworkOwners } from '../../src/modules/activity/network-owner-list.ts'

test('a list of ranges tells who owns an address', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'owners-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const [four, six] = [join(folder, 'four.csv'), join(folder, 'six.csv')]
  writeFileSync(
    four,
    '198.51.100.0,198.51.100.127,64496,"Example, ""Inc."""\n\nnonsense\n203.0.113.0,203.0.113.255,64497,Plain\n',
  )
  writeFileSync(six, '2001:db8::,2001:db8::ffff,64498,\n')
  const owners = await readNetworkOwners([four, six])
  const asked = [
    '198.51.100.0',
    '198.51.100.127',
    '198.51.100.128',
    '203.0.113.9',
    '2001:db8::1',
    '2001:db9::',
    '1.1.1.1',
    '::1',
  ]
  expect(await Promise.all(asked.map((ip) => owners.ownerOf(ip)))).toEqual([
    { number: 64496, name: 'Example, "Inc."' },
    { number: 64496, name: 'Example, "Inc."' },
    null,
    { number: 64497, name: 'Plain' },
    { number: 64498, name: '' },
    null,
    null,
    null,
  ])
})
