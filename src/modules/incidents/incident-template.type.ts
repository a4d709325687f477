import { Field, Int, ObjectType, registerEnumType } from 'type-graphql'
import { enumOf } from '../../graphql/enums.ts'
import { Node } from '../../graphql/node.ts'
import { INCIDENT_FIELD_TYPES, type IncidentFieldType } from './template-field.ts'

export const IncidentFieldTypeEnum = enumOf(INCIDENT_FIELD_TYPES)
registerEnumType(IncidentFieldTypeEnum, {
  name: 'IncidentFieldType',
  description: 'What the value of a field is, as JSON.',
  valuesConfig: {
    TEXT: { description: 'A text of at most 20,000 characters.' },
    TEXT_LIST: { description: 'A list of at most 1,000 texts of at most 1,000 characters.' },
    DROPDOWN: { description: 'A text: one of the options.' },
    MULTISELECT: { description: 'A list of some of the options.' },
    AUTOCOMPLETE: { description: 'As TEXT_LIST; the options are what a form proposes.' },
    NUMBER: { description: 'A number.' },
    DATETIME: { description: 'An ISO 8601 date-time with an offset, kept in UTC.' },
  },
})

@ObjectType({ description: 'Something that a template asks of an incident.' })
export class IncidentField {
  @Field(() => String, { description: 'The key in `fields` of an incident; queries write `@fields.<name>`.' })
  name: string

  @Field(() => String, { description: 'What a form calls it.' })
  label: string

  @Field(() => IncidentFieldTypeEnum, { description: 'What its value is.' })
  type: IncidentFieldType

  @Field(() => Boolean, { description: 'Whether an incident cannot be declared without it, and never be without it.' })
  required: boolean

  @Field(() => [String], { description: 'What DROPDOWN and MULTISELECT choose from, and AUTOCOMPLETE proposes.' })
  options: readonly string[]

  @Field(() => String, {
    nullable: true,
    description: 'What it is when a declaration leaves it out; several texts are parted by commas.',
  })
  default: string | null
}

@ObjectType({ implements: Node, description: 'What a kind of incident is asked for.' })
export class IncidentTemplate extends Node {
  @Field(() => Int, { description: 'Counts the changes, from 1.' })
  version: number

  @Field(() => String, { description: 'Unique.' })
  name: string

  @Field(() => Boolean, { description: 'Whether incidents take it that name none; one template is.' })
  isDefault: boolean

  @Field(() => Boolean, { description: 'Whether it comes with Signalbox; then it cannot be changed.' })
  builtIn: boolean

  @Field(() => [IncidentField], { description: 'In the order of a form.' })
  fields: readonly IncidentField[]
}
