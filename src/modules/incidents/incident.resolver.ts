import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql'
import type { Context } from '../../graphql/context.ts'
import { DeclareIncidentInput, UpdateIncidentInput } from './incident.input.ts'
import type { IncidentService } from './incident.service.ts'
import { Incident } from './incident.type.ts'
import type { IncidentLinks } from './incident-links.ts'

@Resolver(() => Incident)
export class IncidentResolver {
  constructor(
    private readonly incidents: IncidentService,
    private readonly links: IncidentLinks,
  ) {}

  @Query(() => Incident, { nullable: true, description: 'One incident; NOT_FOUND when there is none.' })
  incident(@Ctx() { viewer }: Context, @Arg('publicId', () => Int) publicId: number): Promise<Incident> {
    return this.incidents.getByPublicId(viewer, publicId)
  }

  @Mutation(() => Incident, { description: 'Declares an incident, with its signals and fields or not at all.' })
  declareIncident(
    @Ctx() { viewer }: Context,
    @Arg('input', () => DeclareIncidentInput) input: DeclareIncidentInput,
  ): Promise<Incident> {
    return this.incidents.declare(viewer, input)
  }

  @Mutation(() => Incident, { description: 'What changes nothing is no error and makes no version.' })
  updateIncident(
    @Ctx() { viewer }: Context,
    @Arg('id', () => ID) id: string,
    @Arg('input', () => UpdateIncidentInput) input: UpdateIncidentInput,
    @Arg('expectedVersion', () => Int, {
      nullable: true,
      description: 'The version the client has seen; an older one is a CONFLICT.',
    })
    expectedVersion?: number | null,
  ): Promise<Incident> {
    return this.incidents.update(viewer, id, input, expectedVersion)
  }

  @Mutation(() => Incident, {
    description:
      'Makes signals part of an incident; open ones come under review. Those that are part of it already stay so. NOT_FOUND names, in `ids`, those that there are not, and then nothing changes.',
  })
  addSignalsToIncident(
    @Ctx() { viewer }: Context,
    @Arg('incidentId', () => ID) incidentId: string,
    @Arg('signalIds', () => [ID]) signalIds: string[],
  ): Promise<Incident> {
    return this.links.add(viewer, incidentId, signalIds)
  }

  @Mutation(() => Incident, { description: 'The state of the signal stays. One that is no part of it is no error.' })
  removeSignalFromIncident(
    @Ctx() { viewer }: Context,
    @Arg('incidentId', () => ID) incidentId: string,
    @Arg('signalId', () => ID) signalId: string,
  ): Promise<Incident> {
    return this.links.remove(viewer, incidentId, signalId)
  }
}
