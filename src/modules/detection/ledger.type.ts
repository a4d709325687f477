import { Field, Int, ObjectType } from 'type-graphql'

@ObjectType({
  description:
    "What became of everything that a rule matched in a range of the logs' time: logsMatched is the sum of signalsCreated, matchesMerged, matchesSuppressed and matchesExcluded. A log that counts for several groups of the rule counts once for each.",
})
export class RuleLedger {
  @Field(() => Int)
  logsMatched: number

  @Field(() => Int, { description: 'Signals, each for the log that made the condition true.' })
  signalsCreated: number

  @Field(() => Int, {
    description: 'Counted in a signal that another log opened, in the parent signal of a storm, or in a window so far.',
  })
  matchesMerged: number

  @Field(() => Int, { description: 'Part of what suppressions keep from becoming signals.' })
  matchesSuppressed: number

  @Field(() => Int, { description: 'Kept from the rule by the data exclusion queries of suppressions.' })
  matchesExcluded: number

  @Field(() => Int, {
    description: 'Of the matches that the rule saw, those that arrived after later ones of their group were counted.',
  })
  lateLogs: number

  @Field(() => Int, { description: 'How often the rule could not be evaluated; it is tried again until it can be.' })
  errors: number
}
