import type { GraphQLSchema } from 'graphql'
import {
  Arg,
  buildSchemaSync,
  Ctx,
  Field,
  FieldResolver,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql'
import { connectionOf } from '../../src/graphql/connection.ts'
import type { Context } from '../../src/graphql/context.ts'
import { callRelationsDirectly } from '../../src/graphql/direct-resolvers.ts'
import { Node, NodeResolver } from '../../src/graphql/node.ts'
import { keepPlainFieldsPlain } from '../../src/graphql/plain-fields.ts'
import { DateTime, Duration, JSONObject, TimePoint } from '../../src/graphql/scalars.ts'
import { badInput, DomainError, notFound } from '../../src/kernel/errors.ts'
import { type Page, toPage } from '../../src/kernel/page.ts'

@ObjectType()
class Owner {
  @Field(() => ID)
  id: string

  @Field(() => String)
  name: string
}

@ObjectType({ implements: Node })
class Train extends Node {
  @Field(() => String)
  name: string

  @Field(() => DateTime)
  leavesAt: Date

  @Field(() => Duration)
  takes: number

  @Field(() => [String])
  tags: string[]

  @Field(() => JSONObject)
  attributes: Record<string, unknown>

  @Field(() => String, { description: 'Never there, though it says so.' })
  missing: string

  @Field(() => Int)
  wagons: number
}

@InputType()
class RangeInput {
  @Field(() => TimePoint)
  from: string

  @Field(() => TimePoint, { defaultValue: 'now' })
  to: string

  @Field(() => DateTime, { nullable: true })
  since: Date | null
}

@InputType()
class PanelInput {
  @Field(() => String)
  field: string

  @Field(() => Int, { defaultValue: 10 })
  limit: number
}

async function* ticks() {
  yield 1
  yield 2
}

const TrainConnection = connectionOf(() => Train, 'Train')

const train = (index: number): Train => ({
  id: `sig_${String(index).padStart(26, '0')}`,
  name: `train ${index}`,
  leavesAt: new Date(Date.UTC(2026, 2, 1, 9, index % 60)),
  takes: 90_000,
  tags: ['express', 'night'],
  attributes: { platform: index },
  missing: null as never,
  wagons: 8,
})

export const batches: (readonly string[])[] = []
const owners = {
  batch: async (ids: readonly string[]) => {
    if (batches.length > 99) batches.length = 0
    batches.push(ids)
    return ids.map((id) => ({ id, name: `owner of ${id}` }))
  },
}

@Resolver()
class TrainQueries {
  @Query(() => TrainConnection)
  async trains(@Arg('first', () => Int, { defaultValue: 10 }) first: number): Promise<Page<Train>> {
    const rows = Array.from({ length: first + 1 }, (_, index) => train(index))
    return toPage(rows, first, false, ({ id }) => id)
  }

  @Query(() => Train, { nullable: true })
  async train(@Arg('index', () => Int) index: number): Promise<Train> {
    if (index < 0) throw notFound('train', String(index))
    if (index > 1_000) throw badInput('index', `Expected at most 1000, got ${index}.`, { offset: 3, length: 2 })
    return train(index)
  }

  @Query(() => String, { nullable: true })
  secret(): string {
    throw new Error('password is hunter2')
  }

  @Query(() => String)
  echo(
    @Arg('range', () => RangeInput, { nullable: true }) range: RangeInput | null,
    @Arg('json', () => JSONObject, { nullable: true }) json: Record<string, unknown> | null,
    @Arg('takes', () => Duration, { nullable: true }) takes: number | null,
    @Arg('text', () => String, { nullable: true }) text: string | null,
  ): string {
    return JSON.stringify({ range, json, takes, text })
  }

  @Query(() => String)
  panels(@Arg('panels', () => [PanelInput]) panels: PanelInput[]): string {
    return panels.map(({ field, limit }) => `${field}:${limit}`).join()
  }

  @Query(() => String)
  me(@Ctx() { viewer }: Context): string {
    return viewer.actor.name
  }

  @Query(() => String)
  async slow(@Arg('milliseconds', () => Int) milliseconds: number): Promise<string> {
    await new Promise((resolve) => setTimeout(resolve, milliseconds))
    return 'done'
  }

  @Subscription(() => Int, { subscribe: () => ticks() })
  ticks(@Root() tick: number): number {
    return tick
  }

  @Mutation(() => String)
  rename(@Arg('name', () => String) name: string): string {
    if (name === 'taken') throw new DomainError('CONFLICT', 'Somebody was faster.', { version: 4 })
    return name
  }
}

@Resolver(() => Train)
class TrainOwner {
  @FieldResolver(() => Owner)
  owner(@Root() { id }: Train, @Ctx() { loaders }: Context): Promise<Owner> {
    return loaders.get(owners).load(id)
  }

  @FieldResolver(() => TrainConnection)
  async followers(
    @Root() _train: Train,
    @Arg('first', () => Int, { defaultValue: 10 }) first: number,
  ): Promise<Page<Train>> {
    return toPage([train(1)], first, false, ({ id }) => id)
  }

  @FieldResolver(() => String)
  broken(@Root() { name }: Train): string {
    throw new Error(`${name} has derailed at /srv/tracks.ts`)
  }
}

export function sampleSchema(): GraphQLSchema {
  const nodes = new NodeResolver({ sig: { type: 'Train', load: async (id) => train(Number(id.slice(4))) } })
  const instances = new Map<unknown, object>([
    [NodeResolver, nodes],
    [TrainQueries, new TrainQueries()],
    [TrainOwner, new TrainOwner()],
  ])
  keepPlainFieldsPlain()
  const schema = buildSchemaSync({
    resolvers: [TrainQueries, TrainOwner, NodeResolver],
    orphanedTypes: [Train],
    container: { get: (resolver) => instances.get(resolver) as object },
    validate: false,
    pubSub: {} as never,
  })
  callRelationsDirectly(schema, instances)
  return schema
}
