import { GraphQLScalarType, Kind, type ValueNode, valueFromASTUntyped } from 'graphql'
import { DomainError } from '../kernel/errors.ts'
import { formatDuration, formatTime, parseDuration } from '../kernel/time.ts'

const DATE_TIME = /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]([01]\d|2[0-3]):?[0-5]\d)$/i

export const DateTime = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  description: 'ISO 8601 date-time with an offset, answered in UTC with milliseconds.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339',
  serialize(value) {
    if (value instanceof Date) return formatTime(value)
    if (typeof value === 'number' || typeof value === 'string') return new Date(value).toISOString()
    throw new TypeError('DateTime can only answer a Date, epoch milliseconds or an ISO text.')
  },
  parseValue: parseDateTime,
  parseLiteral: (node) => parseDateTime(scalarText(node)),
})

/** Milliseconds inside, ISO 8601 outside. */
export const Duration = new GraphQLScalarType<number, string>({
  name: 'Duration',
  description: 'ISO 8601 duration, such as PT5M or P1D.',
  serialize(value) {
    if (typeof value === 'number') return formatDuration(value)
    throw new TypeError('Duration can only answer milliseconds.')
  },
  parseValue: parseDurationValue,
  parseLiteral: (node) => parseDurationValue(scalarText(node)),
})

export const JSONObject = new GraphQLScalarType<Record<string, unknown>, Record<string, unknown>>({
  name: 'JSONObject',
  description: 'Any JSON object.',
  serialize: parseObject,
  parseValue: parseObject,
  parseLiteral: (node, variables) => parseObject(valueFromASTUntyped(node, variables)),
})

/** Stays a text: what it means depends on the moment in which a service reads it. */
export const TimePoint = new GraphQLScalarType<string, string>({
  name: 'TimePoint',
  description: 'A DateTime, epoch milliseconds, or a relative time: now, now-15m, now-24h, now-7d, now-1mo.',
  serialize: (value) => (value instanceof Date ? value.toISOString() : String(value)),
  parseValue: parseTimePointValue,
  parseLiteral: (node) => parseTimePointValue(scalarText(node)),
})

function parseDateTime(value: unknown): Date {
  const match = typeof value === 'string' ? DATE_TIME.exec(value) : null
  const day = match?.[1]
  // Date rolls 30 February over into March; only days that exist come back as they went in.
  if (day && new Date(`${day}T00:00Z`).toJSON()?.startsWith(day)) return new Date(value as string)
  throw unreadable('a date-time with an offset, such as 2026-03-01T09:30:00Z', value)
}

function parseDurationValue(value: unknown): number {
  if (typeof value === 'string') return parseDuration(value, '')
  throw unreadable('an ISO 8601 duration such as PT5M or P1D', value)
}

function parseObject(value: unknown): Record<string, unknown> {
  if (value !== null && typeof value === 'object' && !Array.isArray(value)) return value as Record<string, unknown>
  throw unreadable('a JSON object', value)
}

function parseTimePointValue(value: unknown): string {
  if (typeof value === 'string' || Number.isSafeInteger(value)) return String(value)
  throw unreadable('a date-time, epoch milliseconds or a relative time such as now-24h', value)
}

const unreadable = (expected: string, value: unknown) =>
  new DomainError('BAD_USER_INPUT', `Expected ${expected}, got ${JSON.stringify(value)}.`)

/** Custom scalars arrive as texts or whole numbers; any other literal is refused by what parses it, a bare word as well. */
const scalarText = (node: ValueNode): unknown => (node.kind === Kind.ENUM ? null : valueFromASTUntyped(node))
