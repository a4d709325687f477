import type { Activity } from './activity.ts'

export interface Reach {
  /** From the start; entities at this distance are shown, but not what else they do. */
  readonly depth: number
  /** Entities at most, the start among them. */
  readonly limit: number
}

/** What is known about some entities. */
export interface Level {
  /** The strongest first. */
  readonly activities: readonly Activity[]
  /** Whether there is more. */
  readonly cut: boolean
}

export interface Explored {
  /** Each with its distance, in the order in which they were found. */
  readonly distances: ReadonlyMap<string, number>
  readonly activities: readonly Activity[]
  /** Whether anything within reach is left out. */
  readonly truncated: boolean
}

/** Reads what touches one of the entities of a level, but none of those that were asked about before. */
export type ReadLevel = (level: readonly string[], before: readonly string[]) => Promise<Level>

/** Walks from one entity to those that it has to do with, all of the same distance at once, and takes up the strongest activities first. */
export async function explore(start: string, { depth, limit }: Reach, read: ReadLevel): Promise<Explored> {
  const distances = new Map([[start, 0]])
  const activities: Activity[] = []
  const before: string[] = []
  let truncated = false
  let level: string[] = [start]
  for (let distance = 1; distance <= depth && level.length > 0; distance++) {
    const found = await read(level, before)
    truncated ||= found.cut
    before.push(...level)
    level = []
    for (const activity of found.activities) {
      const next = distances.has(activity.from) ? activity.to : activity.from
      if (!distances.has(next)) {
        if (distances.size >= limit) {
          truncated = true
          continue
        }
        distances.set(next, distance)
        level.push(next)
      }
      activities.push(activity)
    }
  }
  return { distances, activities, truncated }
}
