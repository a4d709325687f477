import type { Attributes } from '../flatten.ts'
import type { LogSource } from '../log-source.ts'
import { cloudtrail } from './cloudtrail.ts'

/** In the order in which a log without `ddsource` is tried. */
const SOURCES: readonly LogSource[] = [cloudtrail]

const BY_NAME = new Map(SOURCES.flatMap((source) => source.names.map((name) => [name, source] as const)))

export const sourceNamed = (name: string): LogSource | undefined => BY_NAME.get(name) ?? BY_NAME.get(name.toLowerCase())

export const recognise = (attributes: Attributes, message: string): LogSource | undefined =>
  SOURCES.find((source) => source.recognises?.(attributes, message))
