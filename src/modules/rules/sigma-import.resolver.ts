import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import type { Context } from '../../graphql/context.ts'
import type { SigmaImportService } from './sigma-import.service.ts'
import { SigmaImportResult } from './sigma-import.type.ts'

@Resolver()
export class SigmaImportResolver {
  constructor(private readonly imports: SigmaImportService) {}

  @Mutation(() => SigmaImportResult, {
    description:
      'Makes rules of Sigma rules. What cannot be said exactly is rejected, with the reason. A rule that was imported before, told by its Sigma id, is brought up to date: a new version if it says something else.',
  })
  importSigmaRules(
    @Arg('yaml', () => String, { description: 'One text may hold several documents.' }) yaml: string,
    @Arg('enabled', () => Boolean, {
      nullable: true,
      defaultValue: true,
      description: 'Whether new rules are on; one that was imported before stays as it is switched.',
    })
    enabled: boolean | null,
    @Arg('dryRun', () => Boolean, {
      nullable: true,
      defaultValue: false,
      description: 'Only says what would become of it.',
    })
    dryRun: boolean | null,
    @Ctx() { viewer }: Context,
  ): Promise<SigmaImportResult> {
    return this.imports.import(viewer, { yaml, enabled: enabled ?? true, dryRun: dryRun ?? false })
  }
}
