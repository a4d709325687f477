import { Field, InputType } from 'type-graphql'
import { IncidentFieldTypeEnum } from './incident-template.type.ts'
import type { IncidentFieldType } from './template-field.ts'

@InputType({ description: 'Something to ask of an incident.' })
export class IncidentFieldInput {
  @Field(() => String, { description: 'Lower-case letters, digits and _, at most 64; each once in a template.' })
  name: string

  @Field(() => String, { nullable: true, description: 'At most 100 characters; the name when left out.' })
  label?: string | null

  @Field(() => IncidentFieldTypeEnum)
  type: IncidentFieldType

  @Field(() => Boolean, { nullable: true, defaultValue: false })
  required?: boolean | null

  @Field(() => [String], {
    nullable: true,
    description:
      'Needed by DROPDOWN and MULTISELECT, possible for AUTOCOMPLETE; at most 500 of at most 200 characters.',
  })
  options?: string[] | null

  @Field(() => String, { nullable: true, description: 'Several texts are parted by commas.' })
  default?: string | null
}

@InputType({ description: 'What a kind of incident is asked for.' })
export class IncidentTemplateInput {
  @Field(() => String, { description: '1 to 200 characters, unlike those of other templates.' })
  name: string

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: 'True takes the place of the default before; without one, the built-in template is the default.',
  })
  isDefault?: boolean | null

  @Field(() => [IncidentFieldInput], { description: 'At most 50.' })
  fields: IncidentFieldInput[]
}
