import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql'
import type { Context } from '../../graphql/context.ts'
import { notFound } from '../../kernel/errors.ts'
import { TriageSignalInput } from './signal.input.ts'
import { openSignal, type SignalLoaders } from './signal.loaders.ts'
import type { SignalService } from './signal.service.ts'
import { Signal } from './signal.type.ts'

@Resolver(() => Signal)
export class SignalResolver {
  constructor(
    private readonly signals: SignalService,
    private readonly loaders: SignalLoaders,
  ) {}

  @Query(() => Signal, { nullable: true, description: 'One signal; NOT_FOUND when there is none.' })
  async signal(@Arg('id', () => ID) id: string, @Ctx() { loaders }: Context): Promise<Signal> {
    // Panels of several signals in one request go the same way together.
    const signal = await openSignal(loaders, this.loaders, id)
    if (!signal) throw notFound('signal', id)
    return signal
  }

  @Mutation(() => Signal, {
    description:
      'Moves a signal to another state, or edits the reason and comment of an archived one. What changes nothing is no error. LOCKED thirty days after the signal was created.',
  })
  triageSignal(
    @Arg('input', () => TriageSignalInput) input: TriageSignalInput,
    @Ctx() { viewer }: Context,
  ): Promise<Signal> {
    return this.signals.triage(viewer, input)
  }

  @Mutation(() => Signal, {
    description: 'Assigns a signal to an enabled user. LOCKED thirty days after the signal was created.',
  })
  assignSignal(
    @Arg('signalId', () => ID) signalId: string,
    @Arg('assigneeId', () => ID, { nullable: true, description: 'Null, or left out, for nobody.' })
    assigneeId: string | null | undefined,
    @Arg('expectedVersion', () => Int, { nullable: true, description: 'As in TriageSignalInput.' })
    expectedVersion: number | null | undefined,
    @Ctx() { viewer }: Context,
  ): Promise<Signal> {
    return this.signals.assign(viewer, signalId, assigneeId ?? null, expectedVersion)
  }

  @Mutation(() => Signal, { description: "Adds a comment to a signal's history; its version stays." })
  commentOnSignal(
    @Arg('signalId', () => ID) signalId: string,
    @Arg('body', () => String, { description: '1 to 10,000 characters.' }) body: string,
    @Ctx() { viewer }: Context,
  ): Promise<Signal> {
    return this.signals.comment(viewer, signalId, body)
  }
}
