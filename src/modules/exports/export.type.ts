import { Field, Int, ObjectType } from 'type-graphql'
import { Actor } from '../../graphql/actor.ts'
import { SortDirectionEnum } from '../../graphql/enums.ts'
import { Node } from '../../graphql/node.ts'
import { DateTime } from '../../graphql/scalars.ts'
import type { SortDirection } from '../explorer/index.ts'
import { ExportFormatEnum, ExportTargetEnum } from './export.input.ts'
import type { ExportFormat, ExportTarget } from './export.ts'

@ObjectType({
  implements: Node,
  description:
    'A search that can be downloaded whole. Signals that were created, and logs that came, after the export was created are not in it. A signal that changes meanwhile is in it once, as it was when it was read for the file; one that began or ceased to match before that is in it or not accordingly. Whoever downloads again is given the same bytes.',
})
export class Export implements Node {
  id: string

  @Field(() => ExportTargetEnum)
  target: ExportTarget

  @Field(() => String)
  query: string

  @Field(() => DateTime, { description: 'Where the range begins; included.' })
  from: Date

  @Field(() => DateTime, { description: 'Where it ends; not included.' })
  to: Date

  @Field(() => ExportFormatEnum)
  format: ExportFormat

  @Field(() => [String])
  columns: readonly string[]

  @Field(() => SortDirectionEnum, { description: 'Order of the rows, by timestamp and then by id.' })
  direction: SortDirection

  @Field(() => Actor)
  createdBy: Actor

  @Field(() => DateTime, { description: 'The moment as of which it is.' })
  createdAt: Date

  @Field(() => DateTime, { description: 'From when on it is gone: 24 hours later.' })
  expiresAt: Date

  @Field(() => String, {
    description: 'Path at this server; GET it with the same API key. It takes Range, If-Range and HEAD.',
  })
  url?: string

  @Field(() => Int, {
    nullable: true,
    description: 'How many rows there were when it was created; null when what you may see has changed since then.',
  })
  total?: number | null
}
