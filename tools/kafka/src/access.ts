import { AclOperationTypes, AclPermissionTypes, AclResourceTypes, Kafka, logLevel, ResourcePatternTypes, type AclEntry } from 'kafkajs';
import { KafkaError } from './kafka-error.js';

/** One right of a user; `aclsFor` of `@edtech/messaging` says which a service needs. */
export interface Grant {
  /** Without `User:`. */
  readonly user: string;
  readonly operation: 'create' | 'delete' | 'describe' | 'read' | 'write';
  readonly resource: 'group' | 'topic';
  readonly name: string;
  readonly pattern: 'literal' | 'prefixed';
}

/** Who may do what on a broker. Everybody else is turned away, and everything else is denied. */
export interface KafkaAccess {
  /** Passwords by name, by PLAIN or SCRAM-SHA-512. SCRAM's are made with the directory and stay as they were then. */
  users: Readonly<Record<string, string>>;
  /** All that is granted: what was granted before and is not among them is taken back. */
  grants: readonly Grant[];
  /** Whether clients come by TLS; the broker then makes a certificate of its own. In the clear by default. */
  tls?: boolean;
}

/** Who may do everything, by PLAIN, and where. */
export interface Administrator {
  /** `host:port` */
  readonly broker: string;
  readonly username: string;
  readonly password: string;
  /** PEM of who vouches for the broker; absent: in the clear. */
  readonly ca?: string;
}

/** Names and passwords stand in configuration files that have no way to quote. */
const SAFE = /^[\w.-]+$/;

/** @throws KafkaError naming the user whose name or password cannot be written down. */
export function assertSafe(users: Readonly<Record<string, string>>): void {
  for (const [name, password] of Object.entries(users)) {
    if (!SAFE.test(name) || !SAFE.test(password)) throw new KafkaError(`The user "${name}" of Kafka cannot be made: name and password may have letters, digits, and . _ - only.`);
  }
}

/** Makes the rights on a broker those that are listed, no more and no less. */
export async function applyGrants({ broker, username, password, ca }: Administrator, grants: readonly Grant[]): Promise<void> {
  const kafka = new Kafka({
    clientId: 'access',
    brokers: [broker],
    sasl: { mechanism: 'plain', username, password },
    ...(ca !== undefined && { ssl: { ca: [ca] } }),
    logLevel: logLevel.NOTHING,
  });
  const admin = kafka.admin();
  await admin.connect();
  try {
    const { resources } = await admin.describeAcls({
      resourceType: AclResourceTypes.ANY,
      resourcePatternType: ResourcePatternTypes.ANY,
      operation: AclOperationTypes.ANY,
      permissionType: AclPermissionTypes.ANY,
    });
    const granted = resources.flatMap(({ acls, ...resource }) => acls.map((acl): AclEntry => ({ ...resource, ...acl })));
    const wanted = grants.map(entryOf);
    const surplus = granted.filter((entry) => !wanted.some((other) => keyOf(other) === keyOf(entry)));
    if (wanted.length > 0) await admin.createAcls({ acl: wanted });
    if (surplus.length > 0) await admin.deleteAcls({ filters: surplus });
  } finally {
    await admin.disconnect();
  }
}

function entryOf({ user, operation, resource, name, pattern }: Grant): AclEntry {
  return {
    principal: `User:${user}`,
    host: '*',
    permissionType: AclPermissionTypes.ALLOW,
    operation: { create: AclOperationTypes.CREATE, delete: AclOperationTypes.DELETE, describe: AclOperationTypes.DESCRIBE, read: AclOperationTypes.READ, write: AclOperationTypes.WRITE }[operation],
    resourceType: { group: AclResourceTypes.GROUP, topic: AclResourceTypes.TOPIC }[resource],
    resourceName: name,
    resourcePatternType: { literal: ResourcePatternTypes.LITERAL, prefixed: ResourcePatternTypes.PREFIXED }[pattern],
  };
}

function keyOf({ principal, host, permissionType, operation, resourceType, resourceName, resourcePatternType }: AclEntry): string {
  return [principal, host, permissionType, operation, resourceType, resourceName, resourcePatternType].join(' ');
}
