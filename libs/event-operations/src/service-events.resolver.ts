import { Roles, Scopes } from '@edtech/auth';
import type { EventOwner } from '@edtech/contracts';
import type { Type } from '@nestjs/common';
import { Mutation, Query, Resolver } from '@nestjs/graphql';
import { ServiceEventActions, ServiceEvents } from './service-events.graphql.js';

const made = new Map<EventOwner, Type>();

/**
 * The root fields of one service, `identityEvents` for identity: the same class each time. Everything about events
 * is reached through them and nowhere else, so that their guard is the only one needed: no type below them is an entity.
 */
export function serviceEventsResolver(service: EventOwner): Type {
  const known = made.get(service);
  if (known) return known;
  const resolver = make(service);
  made.set(service, resolver);
  return resolver;
}

function make(service: EventOwner): Type {
  const name = `${service}Events`;

  @Resolver()
  class ServiceEventsResolver {
    @Roles('admin')
    @Scopes('events:read')
    @Query(() => ServiceEvents, {
      name,
      nullable: true,
      description: `How the events of ${service} are doing. For admins, and service accounts with events:read. Null, with an error, when the service does not answer.`,
    })
    events(): ServiceEvents {
      return { service };
    }

    @Roles('admin')
    @Scopes('events:operate')
    @Mutation(() => ServiceEventActions, {
      name,
      nullable: true,
      description: `What can be done about the events of ${service}. For admins, and service accounts with events:operate. Null, with an error, when the service does not answer.`,
    })
    actions(): ServiceEventActions {
      return { service };
    }
  }

  return ServiceEventsResolver;
}
