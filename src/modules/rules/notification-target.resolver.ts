import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import type { Context } from '../../graphql/context.ts'
import { maskedAddress } from './notification-target.ts'
import { NotificationTarget } from './notification-target.type.ts'

@Resolver(() => NotificationTarget)
export class NotificationTargetResolver {
  @FieldResolver(() => String, {
    description:
      'As it was given. Without the permission security_monitoring_notification_profiles_write, routing keys and the paths of web addresses are hidden but for their last four characters, since whoever knows them could write there.',
  })
  address(@Root() target: NotificationTarget, @Ctx() { viewer }: Context): string {
    const mayWrite = viewer.permissions.has('security_monitoring_notification_profiles_write')
    return mayWrite ? target.address : maskedAddress(target)
  }
}
