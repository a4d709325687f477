import { expect, it } from 'vitest'
import { WorkLane } from '../../src/modules/logs/work-lane.ts'

it('does what comes in the moment in which it finds nothing more to do', async () => {
  const waiting = ['first']
  const done: string[] = []
  const lane = new WorkLane(async () => {
    const next = waiting.shift()
    if (next) done.push(next)
    else if (done.length === 1)
      // Those who waited for the first run before the lane hears that nothing is left.
      queueMicrotask(() => {
        waiting.push('second')
        lane.wake()
      })
    return next !== undefined
  })
  lane.wake()
  await lane.idle()
  expect(done).toEqual(['first', 'second'])
})
