import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql'
import type { Context } from '../../graphql/context.ts'
import { IncidentTemplateInput } from './incident-template.input.ts'
import type { IncidentTemplateService } from './incident-template.service.ts'
import { IncidentTemplate } from './incident-template.type.ts'

@Resolver(() => IncidentTemplate)
export class IncidentTemplateResolver {
  constructor(private readonly templates: IncidentTemplateService) {}

  @Query(() => [IncidentTemplate], {
    description: 'What incidents can be declared as: the built-in one, then by name.',
  })
  incidentTemplates(@Ctx() { viewer }: Context): Promise<readonly IncidentTemplate[]> {
    return this.templates.list(viewer)
  }

  @Mutation(() => IncidentTemplate, { description: 'BAD_USER_INPUT where another template has the name.' })
  createIncidentTemplate(
    @Ctx() { viewer }: Context,
    @Arg('input', () => IncidentTemplateInput) input: IncidentTemplateInput,
  ): Promise<IncidentTemplate> {
    return this.templates.create(viewer, input)
  }

  @Mutation(() => IncidentTemplate, {
    description:
      'Replaces everything that a template says. Incidents keep the fields that they were declared with. CONFLICT for the built-in template.',
  })
  updateIncidentTemplate(
    @Ctx() { viewer }: Context,
    @Arg('id', () => ID) id: string,
    @Arg('input', () => IncidentTemplateInput) input: IncidentTemplateInput,
    @Arg('expectedVersion', () => Int, {
      nullable: true,
      description: 'The version the client has seen; an older one is a CONFLICT.',
    })
    expectedVersion?: number | null,
  ): Promise<IncidentTemplate> {
    return this.templates.update(viewer, id, input, expectedVersion)
  }

  @Mutation(() => Boolean, {
    description: 'Incidents that were declared with it stay as they are. CONFLICT for the built-in template.',
  })
  async deleteIncidentTemplate(@Ctx() { viewer }: Context, @Arg('id', () => ID) id: string): Promise<boolean> {
    await this.templates.delete(viewer, id)
    return true
  }
}
