import { Args, Query, Resolver } from '@nestjs/graphql';
import { Roles, Viewer, type CurrentUser } from '@edtech/auth';
import { toConnection, type Connection } from '@edtech/graphql';
import { FindSecurityEvents } from './find-security-events.query.js';
import { PresentedSecurityEvent, SecurityEventConnection, SecurityEventsArguments, SecurityEventsOfUserArguments } from './security-events.graphql.js';

@Resolver()
export class SecurityEventsResolver {
  constructor(private readonly findSecurityEvents: FindSecurityEvents) {}

  @Query(() => SecurityEventConnection, { description: 'What has happened to the safety of the own account, the newest first.' })
  mySecurityEvents(@Args() page: SecurityEventsArguments, @Viewer() { userId }: CurrentUser): Promise<Connection<PresentedSecurityEvent>> {
    return this.eventsOf(userId, page);
  }

  @Roles('admin')
  @Query(() => SecurityEventConnection, { description: 'What has happened to the safety of an account, the newest first; empty when there is no such account. For admins.' })
  securityEvents(@Args() { userId, ...page }: SecurityEventsOfUserArguments): Promise<Connection<PresentedSecurityEvent>> {
    return this.eventsOf(userId, page);
  }

  private async eventsOf(userId: string, page: SecurityEventsArguments): Promise<Connection<PresentedSecurityEvent>> {
    const events = await this.findSecurityEvents.page(userId, page);
    return toConnection(
      events.map(({ occurredAt: at, ...event }) => ({ ...event, at })),
      page,
      ({ id }) => [id],
    );
  }
}
