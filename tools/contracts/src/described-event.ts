import { eventDefinitions, type EventDefinition } from '@edtech/contracts';
import { exampleOf } from '@edtech/contracts/examples';
import { subscriptionsOf, type AnyServiceDefinition } from '@edtech/service-host';

/** All there is to say about one version of one event. */
export interface DescribedEvent {
  readonly definition: EventDefinition;
  readonly example: Readonly<Record<string, unknown>>;
  /** The services that handle it, in order. */
  readonly consumers: readonly string[];
}

/** Every event of the platform, with who consumes it as the services themselves say. */
export async function describeEvents(services: readonly AnyServiceDefinition[]): Promise<DescribedEvent[]> {
  const subscriptions: [string, readonly string[]][] = [];
  // One after the other: Nest keeps what decorators say in one place for the whole process.
  for (const definition of services) subscriptions.push([definition.service, await subscriptionsOf(definition)]);
  return eventDefinitions.map((definition) => ({
    definition,
    example: exampleOf(definition),
    consumers: subscriptions.filter(([, types]) => types.includes(definition.type)).map(([service]) => service).sort(),
  }));
}
