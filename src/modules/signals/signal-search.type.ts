import { ObjectType } from 'type-graphql'

@ObjectType({ description: 'What a query finds among the signals of a range; its fields agree with each other.' })
export class SignalSearch {}
