import { availableParallelism, cpus } from 'node:os'

/** One line of the result: two things measured in turn in one run, and what their ratio has to be. */
export interface Figure {
  readonly name: string
  /** What Signalbox did, and the yardstick it is held against, in the same unit. */
  readonly measured: number
  readonly yardstick: number
  readonly unit: string
  /** `measured / yardstick` must be at least or at most so much. */
  readonly target: { readonly atLeast: number } | { readonly atMost: number } | null
  readonly note?: string
}

export const ratio = ({ measured, yardstick }: Figure): number => measured / yardstick

export function holds(figure: Figure): boolean {
  if (!figure.target) return true
  return 'atLeast' in figure.target ? ratio(figure) >= figure.target.atLeast : ratio(figure) <= figure.target.atMost
}

export const machine = (): string =>
  `${availableParallelism()} cores, ${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}`

export const median = (values: readonly number[]): number => quantile(values, 0.5)

export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((left, right) => left - right)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

/** Runs the candidates in turn, A B A B …, so that a machine that slows down slows all of them; answers the median milliseconds of each. */
export async function alternate(rounds: number, ...candidates: (() => Promise<unknown>)[]): Promise<number[]> {
  const times = candidates.map((): number[] => [])
  for (let round = -1; round < rounds; round += 1) {
    for (const [index, candidate] of candidates.entries()) {
      const start = performance.now()
      await candidate()
      // The first round warms caches and compilers.
      if (round >= 0) times[index]?.push(performance.now() - start)
    }
  }
  return times.map(median)
}
