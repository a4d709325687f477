import { andQuery, fieldQuery, notQuery, orQuery, printQuery, resolveField } from '../../search/index.ts'
import { LOG_FIELDS } from '../logs/index.ts'
import type { RuleDefinition } from '../rules/index.ts'
import { isTrait, SIGNAL_FIELDS, type SignalTrail, type SignalTrait } from '../signals/index.ts'
import { type GroupValue, NOT_AVAILABLE, referencesOf } from './group-value.ts'

/** Columns of logs that mean the same in signals. */
const RESERVED = ['host', 'service', 'source', 'tags']
/** A query with a longer one could not be read. */
const LONGEST = 1_000
const MOST_LISTS = 64

/**
 * What other signals have to share with a signal, all of one list: the group-by values of one of its queries. A rule that groups by nothing, or
 * by nothing that signals have, relates its own signals to each other.
 */
export function sharedTraits(trail: SignalTrail, rule: RuleDefinition | null): SignalTrait[][] {
  const lists = trail.queries.flatMap(({ groupBy }, index) => {
    const query = rule?.queries[index]
    const known = groupBy.filter(({ value }) => !(query?.optionalGroupBy && value === NOT_AVAILABLE))
    return alternatives(known.map((value) => traitsOf(value, isOfSignals(trail, query))).filter(({ length }) => length))
  })
  const distinct = [...new Map(lists.map((list) => [JSON.stringify(list), list])).values()]
  return distinct.length ? distinct : [[{ field: '@workflow.rule.id', value: trail.ruleId }]]
}

/** The same as a query, which finds these signals in the explorer. */
export const traitsQuery = (anyOf: readonly (readonly SignalTrait[])[], signalId: string): string =>
  printQuery(
    andQuery([
      orQuery(anyOf.map((traits) => andQuery(traits.map(({ field, value }) => fieldQuery(field, value))))),
      notQuery(fieldQuery('id', signalId)),
    ]),
  )

const isOfSignals = ({ ruleType }: SignalTrail, query: { readonly ruleId?: string | null } | undefined): boolean =>
  ruleType === 'SIGNAL_CORRELATION' || Boolean(query?.ruleId)

/** The traits that say a group-by value: one of them is enough. */
function traitsOf({ field, value }: GroupValue, ofSignals: boolean): SignalTrait[] {
  if (value === '' || value.length > LONGEST) return []
  const references = referencesOf(field).flatMap((reference) => (ofSignals ? reference : (inSignals(reference) ?? [])))
  return references.filter(isTrait).map((reference) => ({ field: reference, value: written(reference, value) }))
}

/** By which name signals have what logs have under a reference; null for what means something else there, such as `status`. */
function inSignals(reference: string): string | null {
  const inLogs = resolveField(LOG_FIELDS, reference)
  if (inLogs.from === 'COLUMN') return RESERVED.includes(inLogs.name) ? inLogs.name : null
  return resolveField(SIGNAL_FIELDS, reference).from === inLogs.from ? reference : null
}

/** Signals have their tags in lower case. */
const written = (reference: string, value: string): string =>
  resolveField(SIGNAL_FIELDS, reference).from === 'TAG' || reference === 'tags' ? value.toLowerCase() : value

/** One trait of each choice, in every way; nothing for no choices. */
function alternatives(choices: readonly (readonly SignalTrait[])[]): SignalTrait[][] {
  if (!choices.length) return []
  return choices.reduce<SignalTrait[][]>(
    (lists, choice) => lists.flatMap((list) => choice.map((trait) => [...list, trait])).slice(0, MOST_LISTS),
    [[]],
  )
}
