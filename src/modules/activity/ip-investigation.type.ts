import { Field, Float, Int, ObjectType } from 'type-graphql'
import type { DocumentSearch } from '../explorer/index.ts'
import type { SignalsFound } from '../signals/index.ts'

@ObjectType({ description: 'Where an address is used, as far as the database of cities knows.' })
export class GeoPlace {
  @Field(() => String, { description: 'ISO 3166-1, such as GB.' })
  countryCode: string

  @Field(() => String, { description: 'In English, such as United Kingdom.' })
  country: string

  @Field(() => String, { nullable: true })
  city: string | null

  @Field(() => Float, { description: 'In degrees, north is positive.' })
  latitude: number

  @Field(() => Float, { description: 'In degrees, east is positive.' })
  longitude: number
}

@ObjectType({ description: 'Who runs a part of the internet.' })
export class AutonomousSystem {
  @Field(() => Int, { description: 'Without AS before it, such as 64496.' })
  number: number

  @Field(() => String, { description: 'Of the organization; may be empty.' })
  name: string
}

@ObjectType({ description: 'How many logs have a value.' })
export class KeyCount {
  @Field(() => String, { description: 'The value, as a query writes it.' })
  key: string

  @Field(() => Int, { description: 'Logs, counted exactly.' })
  value: number
}

@ObjectType({ description: 'What is known about an address; the fields about logs agree with each other.' })
export class IpInvestigation {
  @Field(() => String, { description: 'In the one spelling by which logs are compared.' })
  ip: string

  logs: DocumentSearch
  signals: SignalsFound
}
