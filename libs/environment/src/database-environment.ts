import { z } from 'zod';
import { EnvironmentError } from './environment-error.js';
import { collectProblems, parseEnvironment, type EnvironmentSource } from './parse-environment.js';
import { SERVICES, type ServiceName, type ServiceNames } from './services.js';
import { certificates, nodeEnvShape, wholeNumber, type NodeEnv } from './shapes.js';

/**
 * How a connection is encrypted, in the words of Postgres: `require` does not ask who answers, `verify-full` does.
 * `ca`: the PEM of who vouches for the server; absent: the well-known authorities.
 */
export type DatabaseTls = { readonly mode: 'require' } | { readonly mode: 'verify-full'; readonly ca?: string };

/** How one role reaches one service's database. */
export interface DatabaseEnvironment {
  readonly host: string;
  readonly port: number;
  /** The database's name. */
  readonly name: string;
  readonly user: string;
  readonly password: string;
  /** At most so many connections at a time from one process. */
  readonly poolSize: number;
  /** Absent: in the clear. */
  readonly tls?: DatabaseTls;
}

/** Passwords that everybody knows. Fine on a laptop; refused in production. */
const KNOWN_PASSWORDS: ReadonlySet<string> = new Set(['edtech', 'postgres', 'password', 'changeme']);

/** Reads `<P>_DB_HOST/PORT/NAME/USER/PASSWORD/POOL_SIZE/TLS/TLS_CA`: the runtime role, which a running service uses. */
export function parseDatabaseEnvironment(service: ServiceName, source: EnvironmentSource): DatabaseEnvironment {
  return parseCredentials(SERVICES[service], source, {
    user: `${SERVICES[service].prefix}_DB_USER`,
    password: `${SERVICES[service].prefix}_DB_PASSWORD`,
    defaultUser: SERVICES[service].roles.runtime,
  });
}

/** Reads `<P>_DB_HOST/PORT/NAME/TLS/TLS_CA` and `<P>_DB_OWNER_USER/OWNER_PASSWORD`: the owner, which only migrations use. */
export function parseMigrationEnvironment(service: ServiceName, source: EnvironmentSource): DatabaseEnvironment {
  return parseCredentials(SERVICES[service], source, {
    user: `${SERVICES[service].prefix}_DB_OWNER_USER`,
    password: `${SERVICES[service].prefix}_DB_OWNER_PASSWORD`,
    defaultUser: SERVICES[service].roles.owner,
  });
}

function parseCredentials(
  names: ServiceNames,
  source: EnvironmentSource,
  role: { user: string; password: string; defaultUser: string },
): DatabaseEnvironment {
  const production = source['NODE_ENV'] === 'production';
  const variable = (name: string): string => `${names.prefix}_DB_${name}`;
  const text = (fallback: string): z.ZodType<string> => (production ? z.string() : z.string().default(fallback));
  const [parsed, tls] = collectProblems<[Record<string, unknown>, DatabaseTls | undefined]>([
    () =>
      parseEnvironment(
        {
          [variable('HOST')]: text('localhost'),
          [variable('PORT')]: production ? wholeNumber(1, 65_535) : wholeNumber(1, 65_535).default(names.databasePort),
          [variable('NAME')]: text(names.database),
          [role.user]: text(role.defaultUser),
          [role.password]: databasePassword(source),
          [variable('POOL_SIZE')]: wholeNumber(1, 100).default(5),
        },
        source,
      ),
    () => parseTls(variable('TLS'), variable('TLS_CA'), source),
  ]);
  return {
    host: parsed[variable('HOST')] as string,
    port: parsed[variable('PORT')] as number,
    name: parsed[variable('NAME')] as string,
    user: parsed[role.user] as string,
    password: parsed[role.password] as string,
    poolSize: parsed[variable('POOL_SIZE')] as number,
    ...(tls && { tls }),
  };
}

function parseTls(modeVariable: string, caVariable: string, source: EnvironmentSource): DatabaseTls | undefined {
  const parsed = parseEnvironment({ [modeVariable]: z.enum(['off', 'require', 'verify-full']).default('off'), [caVariable]: certificates().optional() }, source);
  const [mode, ca] = [parsed[modeVariable], parsed[caVariable] as string | undefined];
  if (mode === 'verify-full') return ca === undefined ? { mode } : { mode, ca };
  // Whoever names an authority thinks that it is asked.
  if (ca !== undefined) throw new EnvironmentError([{ variable: modeVariable, problem: `must be verify-full where ${caVariable} is set` }]);
  return mode === 'require' ? { mode } : undefined;
}

/** The shape of a role's password: `edtech` unless set; in production set, and to none that everybody knows. */
export function databasePassword(source: EnvironmentSource): z.ZodType<string> {
  return source['NODE_ENV'] === 'production' ? secretPassword() : z.string().default('edtech');
}

/** The shape of a password that production takes: none that everybody knows. */
export function secretPassword(): z.ZodType<string> {
  return z.string().refine((value) => !KNOWN_PASSWORDS.has(value.toLowerCase()), {
    error: 'is a default password that everybody knows: production needs one of its own',
  });
}

/** The environment's kind: `development` unless `NODE_ENV` says otherwise. */
export function parseNodeEnv(source: EnvironmentSource): NodeEnv {
  return parseEnvironment({ NODE_ENV: nodeEnvShape }, source).NODE_ENV;
}
