import type { Feed, FeedEntry } from '../../src/feed/index.ts'

/** Listens to a feed; `until(n)` resolves with all entries once there are n. */
export function collect(feed: Pick<Feed, 'listen'>) {
  const entries: FeedEntry[] = []
  let waiting: { count: number; resolve: () => void }[] = []
  feed.listen((batch) => {
    entries.push(...batch)
    waiting = waiting.filter(({ count, resolve }) => {
      if (entries.length >= count) resolve()
      return entries.length < count
    })
  })
  return {
    entries,
    until: async (count: number): Promise<readonly FeedEntry[]> => {
      if (entries.length < count) await new Promise<void>((resolve) => waiting.push({ count, resolve }))
      return entries
    },
  }
}

/** A promise that is resolved from outside. */
export function gate() {
  let open = () => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { opened, open }
}
