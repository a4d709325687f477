import { Random } from '../random.ts'
import { byTime, type TimedLog } from '../timed-log.ts'
import { CLOUD_STORIES } from './cloud-stories.ts'
import { IDENTITY_STORIES } from './identity-stories.ts'
import { LINUX_STORIES } from './linux-stories.ts'
import { Scene, type Story } from './story.ts'
import { WEB_STORIES } from './web-stories.ts'

export const STORIES: readonly Story[] = [...LINUX_STORIES, ...WEB_STORIES, ...CLOUD_STORIES, ...IDENTITY_STORIES]

const DAY = 86_400_000
/** No story takes longer. */
const LONGEST = 3_600_000

/** The stories that happen from `from` to `to`: each at least once, and as often as it says. */
export function storiesOf(seed: number, from: number, to: number): TimedLog[] {
  const random = new Random(seed)
  const days = (to - from) / DAY
  const logs = STORIES.flatMap(({ perDay, tell }) =>
    Array.from({ length: Math.max(1, Math.round(perDay * days)) }, () => {
      const scene = new Scene(random, Math.floor(from + random.next() * (to - from - LONGEST)))
      tell(scene)
      return scene.logs
    }).flat(),
  )
  return logs.filter(({ at }) => at < to).sort(byTime)
}

/** One story told so fast that it ends within a minute or so. */
export function tellQuickly(story: Story, random: Random, start: number): TimedLog[] {
  const scene = new Scene(random, start, 0.15)
  story.tell(scene)
  return scene.logs
}
