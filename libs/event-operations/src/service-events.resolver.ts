import { Roles } from '@edtech/auth';
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
    @Query(() => ServiceEvents, { name, nullable: true, description: `How the events of ${service} are doing. For admins. Null, with an error, when the service does not answer.` })
    events(): ServiceEvents {
      return { service };
    }

    @Roles('admin')
    @Mutation(() => ServiceEventActions, {
      name,
      nullable: true,
      description: `What can be done about the events of ${service}. For admins. Null, with an error, when the service does not answer.`,
    })
    actions(): ServiceEventActions {
      return { service };
    }
  }

  return ServiceEventsResolver;
}
