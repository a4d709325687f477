import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql'
import type { Context, LoaderDefinition, LoaderScope } from '../../graphql/context.ts'
import { SortDirectionEnum } from '../../graphql/enums.ts'
import type { Page } from '../../kernel/page.ts'
import type { Viewer } from '../../kernel/viewer.ts'
import { User } from '../access/index.ts'
import { loadNodes, TimeRangeInput } from '../explorer/index.ts'
import {
  type LinkedSignals,
  Signal,
  SignalConnection,
  SignalSearch,
  type SignalSummary,
  type SignalsFound,
  signalSight,
} from '../signals/index.ts'
import type { IncidentLoaders } from './incident.loaders.ts'
import type { StoredIncident } from './incident.ts'
import { Incident } from './incident.type.ts'
import { IncidentEvent, IncidentEventConnection } from './incident-event.type.ts'
import type { IncidentSearchService } from './incident-search.service.ts'

type SignalById = LoaderDefinition<string, SignalSummary | null>

@Resolver(() => Incident)
export class IncidentRelationsResolver {
  constructor(
    private readonly searches: IncidentSearchService,
    private readonly loaders: IncidentLoaders,
    private readonly userById: LoaderDefinition<string, User | null>,
    private readonly signalById: SignalById,
    private readonly linked: LoaderDefinition<string, LinkedSignals>,
  ) {}

  @FieldResolver(() => Int, { description: 'How many signals are part of it, of those that the viewer sees.' })
  async signalCount(@Root() incident: StoredIncident, @Ctx() { viewer, loaders }: Context): Promise<number> {
    if (!signalSight(viewer)) return incident.signalCount
    return (await loaders.get(this.linked).load(String(incident.publicId))).count
  }

  @FieldResolver(() => User, { nullable: true, description: 'Who leads the response.' })
  commander(@Root() { commanderId }: Incident, @Ctx() { loaders }: Context): Promise<User | null> | null {
    return commanderId === null ? null : loaders.get(this.userById).load(commanderId)
  }

  @FieldResolver(() => SignalConnection, { description: 'The newest first; as many as there are.' })
  async signals(
    @Root() incident: StoredIncident,
    @Ctx() { viewer, loaders }: Context,
    @Arg('first', () => Int, { defaultValue: 50, description: 'At most 1,000.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'Cursor of the last row of the page before.' }) after?:
      | string
      | null,
  ): Promise<Page<SignalSummary>> {
    const seen = await this.#seen(incident, viewer, loaders)
    const page = await this.searches.signals(viewer, seen, { query: '' }).list(first, after, null)
    return loadNodes(page, (id) => loaders.get(this.signalById).load(id))
  }

  @FieldResolver(() => SignalSearch, { description: 'The explorer over the signals of the incident.' })
  async signalSearch(
    @Root() incident: StoredIncident,
    @Ctx() { viewer, loaders }: Context,
    @Arg('query', () => String, { defaultValue: '', description: 'The search language; empty for everything.' })
    query: string,
    @Arg('range', () => TimeRangeInput, {
      nullable: true,
      description: 'By the creation of the signals; from the first to the last of the incident when left out.',
    })
    range?: TimeRangeInput | null,
  ): Promise<SignalsFound> {
    const seen = await this.#seen(incident, viewer, loaders)
    return this.searches.signals(viewer, seen, { query, range: range ?? null })
  }

  /** The incident with the span of those of its signals that the viewer sees. */
  async #seen(incident: StoredIncident, viewer: Viewer, loaders: LoaderScope): Promise<StoredIncident> {
    if (!signalSight(viewer)) return incident
    const { from, to } = await loaders.get(this.linked).load(String(incident.publicId))
    return { ...incident, signalsFrom: from, signalsTo: to }
  }

  @FieldResolver(() => IncidentEventConnection, { description: 'What happened to it, and notes.' })
  timeline(
    @Root() { id }: Incident,
    @Ctx() { loaders }: Context,
    @Arg('first', () => Int, { defaultValue: 50, description: 'At most 1,000.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'Cursor of the last row of the page before.' }) after:
      | string
      | null
      | undefined,
    @Arg('order', () => SortDirectionEnum, { defaultValue: 'ASC', description: 'ASC begins with the oldest.' })
    order: 'ASC' | 'DESC',
  ): Promise<Page<IncidentEvent>> {
    return loaders.get(this.loaders.timelineOfIncident).load({ incidentId: id, first, after: after ?? null, order })
  }
}

@Resolver(() => IncidentEvent)
export class IncidentEventResolver {
  constructor(private readonly signalById: SignalById) {}

  @FieldResolver(() => [Signal], { description: 'Those that it is about; at most 100 of them.' })
  async signals(@Root() { signalIds }: IncidentEvent, @Ctx() { loaders }: Context): Promise<readonly Signal[]> {
    const found = await Promise.all(signalIds.map((id) => loaders.get(this.signalById).load(id)))
    return found.filter((signal) => signal !== null)
  }
}

@Resolver(() => Signal)
export class SignalIncidentsResolver {
  constructor(private readonly loaders: IncidentLoaders) {}

  @FieldResolver(() => [Incident], {
    description: 'Those that the signal is part of, the first that it was added to first; none without incident_read.',
  })
  async incidents(
    @Root() { incidentIds }: SignalSummary,
    @Ctx() { viewer, loaders }: Context,
  ): Promise<readonly Incident[]> {
    if (!incidentIds.length || !viewer.permissions.has('incident_read')) return []
    const incidents = loaders.get(this.loaders.incidentByPublicId)
    return (await Promise.all(incidentIds.map((id) => incidents.load(id)))).filter((incident) => incident !== null)
  }
}
