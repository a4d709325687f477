import { type ClassType, Field, ObjectType } from 'type-graphql'

@ObjectType({ description: 'Where a page stands in its list.' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether more rows follow this page.' })
  hasNextPage: boolean

  @Field(() => Boolean, { description: 'Whether rows come before this page.' })
  hasPreviousPage: boolean

  @Field(() => String, { nullable: true, description: 'Cursor of the first row; null when the page is empty.' })
  startCursor: string | null

  @Field(() => String, {
    nullable: true,
    description: 'Cursor of the last row, to be passed as `after`; null when the page is empty.',
  })
  endCursor: string | null
}

export interface Edge<Node> {
  cursor: string
  node: Node
}

/** What resolvers of a connection answer; `Page` of the kernel fits. */
export interface Connection<Node> {
  edges: readonly Edge<Node>[]
  pageInfo: PageInfo
}

/** The class `<name>Edge`. Extend it for edges that carry more than a cursor and a node. */
export function edgeOf<Node extends object>(node: () => ClassType<Node>, name: string): ClassType<Edge<Node>> {
  @ObjectType(`${name}Edge`, { description: 'A row of a list and its place there.' })
  class NodeEdge implements Edge<Node> {
    @Field(() => String, { description: 'Opaque place of this row, for `after`.' })
    cursor: string

    @Field(() => node(), { description: 'The row itself.' })
    node: Node
  }
  return NodeEdge
}

/**
 * The class `<name>Connection` (and `<name>Edge`): `export const SignalConnection = connectionOf(() => Signal, 'Signal')`.
 * A resolver then declares `@Query(() => SignalConnection)` and answers `Promise<Page<Signal>>`.
 */
export function connectionOf<Node extends object>(
  node: () => ClassType<Node>,
  name: string,
  edge: ClassType<Edge<Node>> = edgeOf(node, name),
): ClassType<Connection<Node>> {
  @ObjectType(`${name}Connection`, {
    description: 'One page of a list. Pages never skip or repeat a row while rows arrive.',
  })
  class NodeConnection implements Connection<Node> {
    @Field(() => [edge], { description: 'The rows of the page.' })
    edges: readonly Edge<Node>[]

    @Field(() => PageInfo, { description: 'Where the page stands in the list.' })
    pageInfo: PageInfo
  }
  return NodeConnection
}
