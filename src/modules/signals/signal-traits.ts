import { hash } from 'node:crypto'
import { resolveField } from '../../search/index.ts'
import { SIGNAL_FIELDS } from './signal.fields.ts'
import type { StoredSignal } from './signal.ts'
import { signalDocument } from './signal-document.ts'

/** A value of a field that signals can have in common. */
export interface SignalTrait {
  /** As a query over signals writes it. */
  readonly field: string
  readonly value: string
}

/** Columns that detection alone writes. What people change is no trait, or every triage would rewrite the traits. */
const COLUMNS = [
  'host',
  'service',
  'source',
  '@workflow.rule.id',
  '@workflow.rule.name',
  '@workflow.rule.type',
] as const
/** Fields that are read from tags. */
const TAGGED = ['tactic', 'technique']

/** Whether signals are found by values of the field. */
export const isTrait = (field: string): boolean => traitText({ field, value: '' }) !== null

/** The traits of a signal as the store keeps them, in order; what a query `field:"value"` finds has the trait, and nothing else has. */
export function traitsOf(signal: StoredSignal): string[] {
  const document = signalDocument(signal, null)
  const texts = document.tags.map((tag) => written('tags', tag))
  for (const path in document.attributes) {
    for (const value of document.attributes[path] ?? []) texts.push(written(`@${path}`, value))
  }
  for (const name of COLUMNS) {
    const values = resolveField(SIGNAL_FIELDS, name).get(document)
    for (const value of Array.isArray(values) ? values : [String(values)]) texts.push(written(name, value))
  }
  return [...new Set(texts.map(toNumber))].sort()
}

/** The number of a trait; null for a field that is none. */
export function traitNumber(trait: SignalTrait): string | null {
  const text = traitText(trait)
  return text === null ? null : toNumber(text)
}

function traitText({ field, value }: SignalTrait): string | null {
  const { name, key, from } = resolveField(SIGNAL_FIELDS, field)
  if (from === 'ATTRIBUTE') return written(`@${key}`, value)
  if (from === 'TAG' || TAGGED.includes(name)) return written('tags', `${name}:${value}`)
  return name === 'tags' || COLUMNS.some((column) => column === name) ? written(name, value) : null
}

const written = (name: string, value: string): string => `${name}\u001f${value}`

/** Half of the bits of a hash: among a billion traits two would be the same once in forty. */
const toNumber = (text: string): string => hash('sha256', text, 'buffer').readBigInt64BE().toString()
