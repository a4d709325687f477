import { pino } from 'pino'
import type { Config } from './config.ts'
import type { Logger } from './kernel/logger.ts'

/** One JSON line an event on standard output; errors with their stack under `err`. */
export function createLogger(level: Config['logLevel']): Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime })
}
