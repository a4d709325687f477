import { Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql'
import { Actor } from '../../graphql/actor.ts'
import { edgeOf, PageInfo } from '../../graphql/connection.ts'
import { enumOf } from '../../graphql/enums.ts'
import { Node } from '../../graphql/node.ts'
import { DateTime, JSONObject } from '../../graphql/scalars.ts'
import { INCIDENT_SEVERITIES, INCIDENT_STATES, type IncidentSeverity, type IncidentState } from './incident.ts'
import { IncidentField } from './incident-template.type.ts'
import type { FieldValues } from './template-field.ts'

export const IncidentSeverityEnum = enumOf(INCIDENT_SEVERITIES)
registerEnumType(IncidentSeverityEnum, {
  name: 'IncidentSeverity',
  description: 'How bad an incident is.',
  valuesConfig: {
    UNKNOWN: { description: 'Nobody knows yet.' },
    SEV_0: { description: 'The worst: everything else waits.' },
    SEV_1: { description: 'Critical.' },
    SEV_2: { description: 'High.' },
    SEV_3: { description: 'Moderate.' },
    SEV_4: { description: 'Low.' },
    SEV_5: { description: 'Minor.' },
  },
})

export const IncidentStateEnum = enumOf(INCIDENT_STATES)
registerEnumType(IncidentStateEnum, {
  name: 'IncidentState',
  description: 'How far the response to an incident is. Any state may follow any other.',
  valuesConfig: {
    ACTIVE: { description: 'It goes on.' },
    STABLE: { description: 'It gets no worse.' },
    RESOLVED: { description: 'It is over.' },
    COMPLETED: { description: 'It is over, and the work that followed is done.' },
  },
})

@ObjectType({ implements: Node, description: 'Something bad enough that people are called together to respond to it.' })
export class Incident extends Node {
  @Field(() => Int, {
    description:
      'Counts the incidents of this installation, from 1 and without gaps. Searches over signals find it as `@workflow.triage.incidentIds`.',
  })
  publicId: number

  @Field(() => Int, { description: 'Counts the changes, from 1. Writes take it as `expectedVersion`.' })
  version: number

  @Field(() => String, { description: '1 to 1,024 characters.' })
  title: string

  @Field(() => IncidentSeverityEnum)
  severity: IncidentSeverity

  @Field(() => IncidentStateEnum)
  state: IncidentState

  @Field(() => Boolean, { description: 'Whether customers are, or were, impacted.' })
  customerImpacted: boolean

  @Field(() => DateTime, { nullable: true, description: 'When that began; null without an impact.' })
  customerImpactStart: Date | null

  @Field(() => DateTime, { nullable: true, description: 'When that ended; null until somebody says so.' })
  customerImpactEnd: Date | null

  @Field(() => DateTime, {
    description:
      'When it was noticed: unless somebody says otherwise, the creation of the first signal that it was declared with, or the declaration.',
  })
  detectedAt: Date

  @Field(() => DateTime)
  declaredAt: Date

  @Field(() => Actor)
  declaredBy: Actor

  @Field(() => DateTime, { description: 'When anything but links and notes changed.' })
  updatedAt: Date

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it became RESOLVED or COMPLETED; null while it is neither.',
  })
  resolvedAt: Date | null

  @Field(() => String, { description: 'Name of the template that it was declared with.' })
  templateName: string

  @Field(() => [IncidentField], {
    description: 'What the template asked for then; later changes of the template do not reach it.',
  })
  fieldDefinitions: readonly IncidentField[]

  @Field(() => JSONObject, {
    description: 'Values by the names of the definitions, each as its type says; what is empty is left out.',
  })
  fields: FieldValues

  @Field(() => Float, { nullable: true, description: 'Seconds: customerImpactEnd − customerImpactStart.' })
  customerImpactDuration: number | null

  @Field(() => Float, {
    nullable: true,
    description: 'Seconds: detectedAt − customerImpactStart; negative when it was noticed before it reached customers.',
  })
  timeToDetect: number | null

  @Field(() => Float, { nullable: true, description: 'Seconds: declaredAt − detectedAt.' })
  timeToRespond: number | null

  @Field(() => Float, { nullable: true, description: 'Seconds: customerImpactEnd − detectedAt.' })
  timeToRepair: number | null

  @Field(() => Float, { nullable: true, description: 'Seconds: resolvedAt − declaredAt.' })
  timeToResolve: number | null

  signalCount: number

  templateId: string
  commanderId: string | null
  creatorId: string | null
}

const IncidentEdge = edgeOf(() => Incident, 'Incident')

@ObjectType({ description: 'One page of incidents. Pages never skip or repeat a row while rows arrive.' })
export class IncidentConnection {
  @Field(() => Int, { description: 'How many incidents the query selects, on all pages.' })
  total: number

  @Field(() => [IncidentEdge], { description: 'The rows of the page.' })
  edges: readonly { readonly cursor: string; readonly node: Incident }[]

  @Field(() => PageInfo, { description: 'Where the page stands in the list.' })
  pageInfo: PageInfo
}

@ObjectType({ description: 'What a query finds among the incidents of a range; its fields agree with each other.' })
export class IncidentSearch {}
