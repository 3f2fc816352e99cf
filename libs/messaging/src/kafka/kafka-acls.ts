import { eventDefinitions, type EventDefinition, type EventOwner } from '@edtech/contracts';

/** One right that a user of the brokers has. Whatever is not granted is denied. */
export interface KafkaAcl {
  /** The user's name, without `User:`. */
  readonly user: string;
  readonly operation: 'create' | 'delete' | 'describe' | 'read' | 'write';
  readonly resource: 'group' | 'topic';
  readonly name: string;
  /** Whether the name is the whole name, or how it begins. */
  readonly pattern: 'literal' | 'prefixed';
}

export interface AclOptions {
  owner: EventOwner;
  /** The types of the events that it handles: see `subscriptionsOf` of `@edtech/service-host`. */
  subscriptions: readonly string[];
  /** The events that exist; the platform's by default. */
  definitions?: readonly EventDefinition[];
}

/** The name by which a service is known to the brokers: its user there, and its client's id. */
export function kafkaClientId(service: EventOwner): string {
  return `edtech-${service}`;
}

/** The throw-away groups in which a client reads history. */
export function historyGroupPrefix(clientId: string): string {
  return `${clientId}.history.`;
}

/**
 * What a service may do on the brokers, and nothing else: make and write its own topics, read those that it subscribes
 * to, and keep its place in them. In order of kind and name.
 * @throws when a subscription names no event that exists.
 */
export function aclsFor({ owner, subscriptions, definitions = eventDefinitions }: AclOptions): readonly KafkaAcl[] {
  const user = kafkaClientId(owner);
  const own = topicsOf(definitions.filter((definition) => definition.owner === owner));
  const read = topicsOf(subscriptions.map((type) => definitions.find((definition) => definition.type === type) ?? unknownEvent(type)));
  const grant = (resource: KafkaAcl['resource'], pattern: KafkaAcl['pattern'], name: string, operations: readonly KafkaAcl['operation'][]) =>
    operations.map((operation): KafkaAcl => ({ user, operation, resource, name, pattern }));
  return [
    ...own.flatMap((topic) => grant('topic', 'literal', topic, ['create', 'write', 'describe'])),
    ...read.flatMap((topic) => grant('topic', 'literal', topic, ['read', 'describe'])),
    ...(read.length === 0 ? [] : [...grant('group', 'literal', owner, ['read', 'describe']), ...grant('group', 'prefixed', historyGroupPrefix(user), ['read', 'delete'])]),
  ];
}

function topicsOf(definitions: readonly EventDefinition[]): string[] {
  return [...new Set(definitions.map(({ topic }) => topic))].sort();
}

function unknownEvent(type: string): never {
  throw new Error(`no event is called "${type}"`);
}
