import { Field, ID, InputType } from 'type-graphql'
import { SortDirectionEnum } from '../../graphql/enums.ts'
import { DateTime, JSONObject } from '../../graphql/scalars.ts'
import type { IncidentSeverity, IncidentState } from './incident.ts'
import { IncidentSeverityEnum, IncidentStateEnum } from './incident.type.ts'

const IMPACT_START = 'A time that has come, only where customers are impacted. Now when nobody has said so before.'
const IMPACT_END = 'Not before the start; null for an impact that goes on.'
const DETECTED = 'A time that has come.'

@InputType({ description: 'A new incident; it is ACTIVE.' })
export class DeclareIncidentInput {
  @Field(() => String, { description: '1 to 1,024 characters.' })
  title: string

  @Field(() => IncidentSeverityEnum)
  severity: IncidentSeverity

  @Field(() => ID, { nullable: true, description: 'Of `incidentTemplates`; the default one when left out.' })
  templateId?: string | null

  @Field(() => JSONObject, {
    nullable: true,
    description:
      'Values by the names of the fields of the template. What is left out has its default; a required field without a value, a value of another type and a name that the template does not have are BAD_USER_INPUT.',
  })
  fields?: Record<string, unknown> | null

  @Field(() => ID, { nullable: true, description: 'An enabled user.' })
  commanderId?: string | null

  @Field(() => Boolean, { nullable: true, defaultValue: false })
  customerImpacted?: boolean | null

  @Field(() => DateTime, { nullable: true, description: IMPACT_START })
  customerImpactStart?: Date | null

  @Field(() => DateTime, { nullable: true, description: IMPACT_END })
  customerImpactEnd?: Date | null

  @Field(() => DateTime, {
    nullable: true,
    description: 'A time that has come; the creation of the first of the signals when left out.',
  })
  detectedAt?: Date | null

  @Field(() => [ID], {
    nullable: true,
    description:
      'Signals that become part of it, and come under review where they were open; this needs security_monitoring_signals_write. NOT_FOUND names those that there are not.',
  })
  signalIds?: string[] | null

  @Field(() => ID, {
    nullable: true,
    description:
      'The case that it is declared from, which becomes part of it; this needs cases_write. Its signals do not by themselves: name them in `signalIds`. CONFLICT for a case that was merged into another.',
  })
  caseId?: string | null
}

@InputType({ description: 'What is left out or null stays, except for a null commander: that is nobody.' })
export class UpdateIncidentInput {
  @Field(() => String, { nullable: true, description: '1 to 1,024 characters.' })
  title?: string | null

  @Field(() => IncidentSeverityEnum, { nullable: true })
  severity?: IncidentSeverity | null

  @Field(() => IncidentStateEnum, {
    nullable: true,
    description: 'RESOLVED and COMPLETED set `resolvedAt`, the others clear it.',
  })
  state?: IncidentState | null

  @Field(() => ID, { nullable: true, description: 'An enabled user; null for nobody.' })
  commanderId?: string | null

  @Field(() => JSONObject, {
    nullable: true,
    description:
      'Fields to change, checked as at the declaration; the others stay. Null takes a value away, which required fields do not allow.',
  })
  fields?: Record<string, unknown> | null

  @Field(() => Boolean, { nullable: true, description: 'False forgets the times of the impact.' })
  customerImpacted?: boolean | null

  @Field(() => DateTime, { nullable: true, description: IMPACT_START })
  customerImpactStart?: Date | null

  @Field(() => DateTime, { nullable: true, description: IMPACT_END })
  customerImpactEnd?: Date | null

  @Field(() => DateTime, { nullable: true, description: DETECTED })
  detectedAt?: Date | null
}

@InputType({ description: 'What a list of incidents is sorted by; incidents without a value come last.' })
export class IncidentSortInput {
  @Field(() => String, { description: 'One that `incidentFields` calls sortable, or `@fields.<name>`.' })
  field: string

  @Field(() => SortDirectionEnum, { nullable: true, defaultValue: 'DESC' })
  direction?: 'ASC' | 'DESC' | null
}
