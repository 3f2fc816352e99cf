import { aclsFor, type KafkaAcl } from '@edtech/messaging';
import { subscriptionsOf, type AnyServiceDefinition } from '@edtech/service-host';

const HEAD = `# Who may do what on the brokers, as arguments of kafka-acls, one call a line; apply.sh grants it. Everything else is denied.
# Generated from the contracts and the services' handlers by "npm run contracts": not to be edited by hand.
`;

/** The rights of every service, in its order. */
export async function allAcls(services: readonly AnyServiceDefinition[]): Promise<readonly KafkaAcl[]> {
  const acls: KafkaAcl[] = [];
  // One after the other: each is an application of its own.
  for (const definition of services) acls.push(...aclsFor({ owner: definition.service, subscriptions: await subscriptionsOf(definition) }));
  return acls;
}

/** What grants the rights: arguments of `kafka-acls --add`, one call a line, as few as may be. */
export function kafkaAclLines(acls: readonly KafkaAcl[]): string {
  // First what a user may do with each resource, then the resources with which it may do the same.
  const operations = new Map<string, { acl: KafkaAcl; operations: Set<string> }>();
  for (const acl of acls) {
    const resource = [acl.user, acl.resource, acl.pattern, acl.name].join(' ');
    const found = operations.get(resource) ?? { acl, operations: new Set() };
    found.operations.add(`--operation ${acl.operation[0]?.toUpperCase()}${acl.operation.slice(1)}`);
    operations.set(resource, found);
  }
  const calls = new Map<string, string[]>();
  for (const { acl, operations: may } of operations.values()) {
    const call = `--allow-principal User:${acl.user} --resource-pattern-type ${acl.pattern} ${[...may].join(' ')}`;
    calls.set(call, [...(calls.get(call) ?? []), `--${acl.resource} ${acl.name}`]);
  }
  return HEAD + [...calls].map(([call, resources]) => `${call} ${resources.join(' ')}\n`).join('');
}
