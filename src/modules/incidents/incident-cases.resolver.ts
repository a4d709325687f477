import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql'
import type { Context } from '../../graphql/context.ts'
import { Case, type CaseLoaders, type StoredCase } from '../cases/index.ts'
import type { IncidentLoaders } from './incident.loaders.ts'
import { Incident } from './incident.type.ts'
import type { IncidentCases } from './incident-cases.ts'

@Resolver(() => Incident)
export class IncidentCasesResolver {
  constructor(
    private readonly relations: IncidentCases,
    private readonly loaders: Pick<IncidentLoaders, 'casesOfIncident'>,
    private readonly caseLoaders: Pick<CaseLoaders, 'caseById'>,
  ) {}

  @FieldResolver(() => [Case], {
    description:
      'Those that it was declared from or that were added, the first of them first; the other one for a case that was merged. None without cases_read.',
  })
  async cases(@Root() { id }: Incident, @Ctx() { viewer, loaders }: Context): Promise<readonly Case[]> {
    if (!viewer.permissions.has('cases_read')) return []
    const cases = loaders.get(this.caseLoaders.caseById)
    const shown = async (caseId: string): Promise<StoredCase | null> => {
      const found = await cases.load(caseId)
      return found?.mergedIntoId ? shown(found.mergedIntoId) : found
    }
    const ids = await loaders.get(this.loaders.casesOfIncident).load(id)
    const found = (await Promise.all(ids.map(shown))).filter((one) => one !== null)
    return [...new Map(found.map((one) => [one.id, one])).values()]
  }

  @Mutation(() => Incident, {
    description:
      'Makes a case part of an incident, which needs cases_write as well. One that is part of it already is no error. CONFLICT for a case that was merged into another.',
  })
  addCaseToIncident(
    @Ctx() { viewer }: Context,
    @Arg('incidentId', () => ID) incidentId: string,
    @Arg('caseId', () => ID) caseId: string,
  ): Promise<Incident> {
    return this.relations.add(viewer, incidentId, caseId)
  }

  @Mutation(() => Incident, {
    description: 'As addCaseToIncident, the other way; a case that is no part of it is no error.',
  })
  removeCaseFromIncident(
    @Ctx() { viewer }: Context,
    @Arg('incidentId', () => ID) incidentId: string,
    @Arg('caseId', () => ID) caseId: string,
  ): Promise<Incident> {
    return this.relations.remove(viewer, incidentId, caseId)
  }
}

@Resolver(() => Case)
export class CaseIncidentsResolver {
  constructor(
    private readonly loaders: IncidentLoaders,
    private readonly caseLoaders: Pick<CaseLoaders, 'familyOfCase'>,
  ) {}

  @FieldResolver(() => [Incident], {
    description: 'Those that the case, or one merged into it, is part of. None without incident_read.',
  })
  async incidents(@Root() { id }: Case, @Ctx() { viewer, loaders }: Context): Promise<readonly Incident[]> {
    if (!viewer.permissions.has('incident_read')) return []
    const family = await loaders.get(this.caseLoaders.familyOfCase).load(id)
    const lists = await Promise.all(family.map((caseId) => loaders.get(this.loaders.incidentsOfCase).load(caseId)))
    const incidents = loaders.get(this.loaders.incidentById)
    const found = await Promise.all([...new Set(lists.flat())].map((incidentId) => incidents.load(incidentId)))
    return found.filter((incident) => incident !== null)
  }
}
