import { DomainError, type ErrorCode } from '../../../kernel/errors.ts'
import { ActionFault } from '../../actions/index.ts'

const FIRST_MS = 1_000
const LONGEST_MS = 5 * 60_000

/** Doubles with each attempt; half of it is left to chance, so that those that failed together do not come back together. */
export function backOff(attempts: number, chance: () => number = Math.random): number {
  const longest = Math.min(FIRST_MS * 2 ** (attempts - 1), LONGEST_MS)
  return Math.round(longest * (0.5 + chance() / 2))
}

const PASSING: ReadonlySet<ErrorCode> = new Set(['CONFLICT', 'LOCKED', 'RATE_LIMITED', 'TOO_EXPENSIVE'])

/** Whether trying again may help: not where the step asks for what cannot be. */
export function mayPass(error: unknown): boolean {
  if (error instanceof ActionFault) return error.passing
  return !(error instanceof DomainError) || PASSING.has(error.code)
}

/** Deadlocks, transactions that cannot be put in an order, and servers that stop: no fault of the step, and gone the next time. */
const OF_THE_DATABASE = new Set(['40P01', '40001', '57P01', '57P02', '57P03'])
export const isOfTheDatabase = (error: unknown): boolean => OF_THE_DATABASE.has((error as { code?: string }).code ?? '')
