import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import type { Context } from '../../graphql/context.ts'
import { JSONObject } from '../../graphql/scalars.ts'
import type { LogIntake } from './log-intake.ts'
import { IngestResult } from './log-intake.type.ts'

@Resolver()
export class LogIntakeResolver {
  constructor(private readonly intake: LogIntake) {}

  @Mutation(() => IngestResult, {
    description:
      'Takes logs in, as POST /api/v2/logs does; at most 1,000 at once. Answers when they are stored; RATE_LIMITED when more arrives than can be.',
  })
  ingestLogs(
    @Arg('logs', () => [JSONObject], {
      description: '`message`, `ddsource`, `ddtags`, `hostname`, `service` and any attributes.',
    })
    logs: Record<string, unknown>[],
    @Ctx() { viewer }: Context,
  ): Promise<IngestResult> {
    return this.intake.ingestSome(viewer, logs)
  }
}
