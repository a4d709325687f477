import { Arg, Ctx, Field, ID, InterfaceType, Query, Resolver } from 'type-graphql'
import { badInput } from '../kernel/errors.ts'
import { type IdPrefix, idPrefix } from '../kernel/ids.ts'
import type { Context } from './context.ts'

/** Which type an answered node has; rows are plain and do not know it. */
const typeNames = new WeakMap<object, string>()

@InterfaceType({
  description: 'Anything with an id; `node(id:)` finds it.',
  resolveType: (value: object) => typeNames.get(value),
})
export abstract class Node {
  @Field(() => ID, { description: 'Opaque and globally unique.' })
  id: string
}

export interface NodeSource {
  /** Name of the object type, such as `Signal`. */
  readonly type: string
  /** Null, or NOT_FOUND, for what the viewer may not see. */
  load(id: string, context: Context): Promise<object | null>
}

@Resolver()
export class NodeResolver {
  constructor(private readonly sources: Partial<Record<IdPrefix, NodeSource>>) {}

  @Query(() => Node, {
    nullable: true,
    description: 'Finds anything by its id; null when it is gone, or when the viewer may not see it.',
  })
  async node(
    @Arg('id', () => ID, { description: 'As this server has answered it; any other text is BAD_USER_INPUT.' })
    id: string,
    @Ctx() context: Context,
  ): Promise<object | null> {
    const prefix = idPrefix(id)
    const source = prefix && this.sources[prefix]
    if (!source) throw badInput('id', `Expected an id that this server has answered, got ${JSON.stringify(id)}.`)
    const node = await source.load(id, context)
    if (node) typeNames.set(node, source.type)
    return node
  }
}
