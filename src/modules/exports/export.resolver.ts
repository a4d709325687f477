import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql'
import type { Context } from '../../graphql/context.ts'
import { DomainError } from '../../kernel/errors.ts'
import { CreateExportInput } from './export.input.ts'
import type { ExportService } from './export.service.ts'
import type { Export as StoredExport } from './export.ts'
import { Export } from './export.type.ts'
import { editionOf } from './export-search.ts'

@Resolver(() => Export)
export class ExportResolver {
  constructor(private readonly service: ExportService) {}

  @Query(() => [Export], { description: 'Your own exports that have not expired, the newest first.' })
  exports(@Ctx() { viewer }: Context): Promise<readonly Export[]> {
    return this.service.list(viewer)
  }

  @Query(() => Export, { description: 'One of your own exports; NOT_FOUND for those of others and expired ones.' })
  export(@Ctx() { viewer }: Context, @Arg('id', () => ID) id: string): Promise<Export> {
    return this.service.get(viewer, id)
  }

  @Mutation(() => Export, {
    description:
      'Freezes a search of any size for download. CONFLICT when you have 100 exports. Downloads of all of them store 2 GB, compressed, at most; beyond that they break off, and begin again only when one is deleted or has expired. Creating and downloading are in the audit trail.',
    complexity: 20,
  })
  async createExport(
    @Ctx() { viewer }: Context,
    @Arg('input', () => CreateExportInput) input: CreateExportInput,
  ): Promise<Export> {
    try {
      return await this.service.create(viewer, { ...input, query: input.query ?? '' })
    } catch (error) {
      if (!(error instanceof DomainError) || error.details.path === undefined) throw error
      throw new DomainError(error.code, error.message, { ...error.details, path: `input.${error.details.path}` })
    }
  }

  @Mutation(() => Boolean, {
    description: 'Deletes one of your own exports with what was read of it; downloads of it break off. Answers true.',
  })
  async deleteExport(@Ctx() { viewer }: Context, @Arg('id', () => ID) id: string): Promise<boolean> {
    await this.service.delete(viewer, id)
    return true
  }

  @FieldResolver()
  url(@Root() { id }: StoredExport): string {
    return `/api/v2/exports/${id}`
  }

  @FieldResolver()
  total(@Root() { target, total, edition }: StoredExport, @Ctx() { viewer }: Context): number | null {
    return editionOf(viewer, target) === edition ? total : null
  }
}
