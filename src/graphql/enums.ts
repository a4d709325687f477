import { registerEnumType } from 'type-graphql'
import { SEVERITIES } from '../kernel/severity.ts'

/** What `registerEnumType` and `@Field(() => …)` take for a list of words; the words are the values inside as well. */
export const enumOf = <Word extends string>(words: readonly Word[]): { readonly [Key in Word]: Key } =>
  Object.fromEntries(words.map((word) => [word, word])) as { [Key in Word]: Key }

export const SeverityEnum = enumOf(SEVERITIES)
registerEnumType(SeverityEnum, { name: 'Severity', description: 'How bad it is; CRITICAL is the worst.' })

export const SortDirectionEnum = enumOf(['ASC', 'DESC'])
registerEnumType(SortDirectionEnum, { name: 'SortDirection', description: 'ASC begins with the smallest or oldest.' })

export const ActorKindEnum = enumOf(['USER', 'API_KEY', 'RULE', 'WORKFLOW', 'SYSTEM'])
registerEnumType(ActorKindEnum, {
  name: 'ActorKind',
  description: 'Who acts: a person, an API key, a detection rule, a workflow, or the server itself.',
})
