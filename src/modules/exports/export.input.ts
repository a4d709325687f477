import { Field, InputType, registerEnumType } from 'type-graphql'
import { enumOf } from '../../graphql/enums.ts'
import { SignalSortInput, TimeRangeInput } from '../explorer/index.ts'
import { EXPORT_FORMATS, EXPORT_TARGETS, type ExportFormat, type ExportTarget } from './export.ts'

export const ExportTargetEnum = enumOf(EXPORT_TARGETS)
registerEnumType(ExportTargetEnum, {
  name: 'ExportTarget',
  description:
    'What is searched. SIGNALS needs security_monitoring_signals_read, LOGS logs_read_data and logs_read_index_data.',
})

export const ExportFormatEnum = enumOf(EXPORT_FORMATS)
registerEnumType(ExportFormatEnum, {
  name: 'ExportFormat',
  description: 'How rows are written, in UTF-8.',
  valuesConfig: {
    NDJSON: {
      description:
        'An object a line, with the columns as keys; null where there is no value, and lists of texts for fields that can have many.',
    },
    CSV: {
      description:
        'RFC 4180 with a header; many values with | between them. What begins with =, +, -, @, a tab or a line break gets an apostrophe in front, so that no spreadsheet takes it for a formula; numbers do not.',
    },
  },
})

@InputType({ description: 'A search, and how its rows are written.' })
export class CreateExportInput {
  @Field(() => ExportTargetEnum)
  target: ExportTarget

  @Field(() => String, {
    nullable: true,
    defaultValue: '',
    description: 'In the search language; empty for everything in the range.',
  })
  query?: string | null

  @Field(() => TimeRangeInput, { description: 'Becomes absolute at this moment.' })
  range: TimeRangeInput

  @Field(() => ExportFormatEnum)
  format: ExportFormat

  @Field(() => [String], {
    nullable: true,
    description:
      'Fields as a query writes them, such as `@usr.id`, `status` or the key of a tag; each once, 1 to 100 of them, or those that most people need. Durations are in seconds.',
  })
  columns?: string[] | null

  @Field(() => SignalSortInput, {
    nullable: true,
    description: 'By timestamp only, the newest first unless said otherwise.',
  })
  sort?: SignalSortInput | null
}
