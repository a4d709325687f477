import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql'
import type { Context } from '../../graphql/context.ts'
import type { SecretService } from './secret.service.ts'
import { Secret } from './secret.type.ts'

@Resolver(() => Secret)
export class SecretResolver {
  constructor(private readonly service: SecretService) {}

  @Query(() => [Secret], { description: 'All secrets by name, without their values. Needs connections_read.' })
  secrets(@Ctx() { viewer }: Context): Promise<readonly Secret[]> {
    return this.service.list(viewer)
  }

  @Mutation(() => Secret, {
    description:
      'Stores a secret, encrypted, or replaces its value. Needs connections_write. Send the value as a variable. CONFLICT where others were stored with another SECRETS_KEY.',
  })
  setSecret(
    @Ctx() { viewer }: Context,
    @Arg('name', () => String, { description: '1 to 100 letters, digits and _, no digit first.' }) name: string,
    @Arg('value', () => String, { description: '1 to 10,000 characters. No answer ever holds it.' }) value: string,
  ): Promise<Secret> {
    return this.service.set(viewer, name, value)
  }

  @Mutation(() => Boolean, {
    description: 'Deletes a secret; steps that use it fail from then on. Needs connections_write. Answers true.',
  })
  async deleteSecret(@Ctx() { viewer }: Context, @Arg('name', () => String) name: string): Promise<boolean> {
    await this.service.delete(viewer, name)
    return true
  }
}
