import { Arg, Ctx, ID, Mutation, Resolver, Root, Subscription } from 'type-graphql'
import type { Context } from '../../graphql/context.ts'
import { servedOverWebSocket } from '../../graphql/subscriptions/live-source.ts'
import { IncidentEvent } from './incident-event.type.ts'
import type { IncidentNotes } from './incident-notes.ts'

@Resolver()
export class IncidentNotesResolver {
  constructor(private readonly notes: IncidentNotes) {}

  @Mutation(() => IncidentEvent, { description: 'Adds a note to the timeline; the version of the incident stays.' })
  addIncidentNote(
    @Ctx() { viewer }: Context,
    @Arg('incidentId', () => ID) incidentId: string,
    @Arg('body', () => String, { description: 'Markdown, 1 to 50,000 characters.' }) body: string,
  ): Promise<IncidentEvent> {
    return this.notes.add(viewer, incidentId, body)
  }

  @Mutation(() => IncidentEvent, { description: 'Only of one’s own notes; others are FORBIDDEN.' })
  editIncidentNote(
    @Ctx() { viewer }: Context,
    @Arg('id', () => ID, { description: 'Of the event.' }) id: string,
    @Arg('body', () => String, { description: 'Markdown, 1 to 50,000 characters.' }) body: string,
  ): Promise<IncidentEvent> {
    return this.notes.edit(viewer, id, body)
  }

  @Mutation(() => Boolean, {
    description: 'Only of one’s own notes; others are FORBIDDEN. The timeline goes on telling that there was one.',
  })
  async deleteIncidentNote(
    @Ctx() { viewer }: Context,
    @Arg('id', () => ID, { description: 'Of the event.' }) id: string,
  ): Promise<boolean> {
    await this.notes.delete(viewer, id)
    return true
  }

  @Subscription(() => IncidentEvent, {
    subscribe: servedOverWebSocket,
    description:
      'What happens to an incident, as it is committed: events of its timeline, and again those that change, such as an edited note.',
  })
  incidentActivity(
    @Root() event: IncidentEvent,
    @Arg('id', () => ID, { description: 'Of the incident.' }) _id: string,
    @Arg('after', () => String, {
      nullable: true,
      description: 'Cursor of the last event that was received; without it, events come from now on.',
    })
    _after?: string | null,
  ): IncidentEvent {
    return event
  }
}
