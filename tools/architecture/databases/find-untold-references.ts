import { topics } from '@edtech/contracts';
import { SERVICE_NAMES, SERVICES } from '@edtech/environment';
import type { PlatformDatabases } from './platform-databases.js';

interface IdColumn {
  column: string;
  name: string;
  schema: string;
  /** Whether the table's own service owns what it points to, which a foreign key says. */
  inside: boolean;
  indexed: boolean;
  comment: string | null;
}

/** Ids that point to no entity. */
const NO_REFERENCES: readonly string[] = [
  'id', // the row's own
  'event_id', // a fact's, in inboxes and outboxes and in what was made because of it
  'idempotency_key', // the client's
  'client_message_id', // the client's
  'session_id', // made by identity for a sign-in, and by ai for a chat
  'authentication_id', // made by identity for a sign-in or a step-up
  'token_id', // what a mailed token is made from
  'erasure_id', // of one telling of a request
  'holder', // of a lease: a process
  'subject', // of whatever event analytics has recorded: the event's type says what it is
];

const ID_COLUMNS = `
  SELECT n.nspname AS schema, a.attname AS name, n.nspname || '.' || c.relname || '.' || a.attname AS column, col_description(c.oid, a.attnum) AS comment,
    EXISTS (SELECT FROM pg_constraint k WHERE k.contype = 'f' AND k.conrelid = c.oid AND a.attnum = ANY (k.conkey)) AS inside,
    EXISTS (SELECT FROM pg_index i WHERE i.indrelid = c.oid AND i.indkey[0] = a.attnum) AS indexed
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid
  WHERE c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid IN ('uuid'::regtype, 'uuid[]'::regtype)`;

/**
 * Every uuid of a service's tables is the row's own, or points inside the service (a foreign key says where), or to what
 * another service owns. The last must say whose it is, in a comment that begins with the owner and the entity
 * (`identity.User`), and have an index that begins with it.
 */
export async function findUntoldReferences(databases: PlatformDatabases): Promise<string[]> {
  const schemas: readonly string[] = SERVICE_NAMES.map((service) => SERVICES[service].schema);
  const columns = (await databases.everywhere<IdColumn>(ID_COLUMNS)).filter(({ schema }) => schemas.includes(schema));
  if (!columns.some(({ comment }) => comment)) throw new Error('no column says anything: were the services migrated?');
  const references = columns.filter(({ name, inside }) => !inside && !NO_REFERENCES.includes(name));
  return references.flatMap(({ column, schema, indexed, comment }) => [
    ...(namesAnOwner(comment, schema) ? [] : [`${column} says ${comment ?? 'nothing'}`]),
    ...(indexed ? [] : [`${column} has no index`]),
  ]);
}

/** Whether a comment names an entity that another service publishes. */
function namesAnOwner(comment: string | null, schema: string): boolean {
  const [, owner, entity] = /^(\w+)\.([A-Z]\w*)\b/.exec(comment ?? '') ?? [];
  if (!owner || !entity || owner === schema) return false;
  const aggregate = entity.replace(/(?<!^)[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
  return topics.includes(`edtech.${owner}.${aggregate}`);
}
