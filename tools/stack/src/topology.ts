import { join } from 'node:path';
import { ANALYST_ROLE, GATEWAY_PORT, SERVICES, SERVICE_NAMES, type ServiceName } from '@edtech/environment';
import type { StackSecrets } from './secrets.js';
import type { ProcessPlan } from './supervised-process.js';

type Variables = Record<string, string | undefined>;

/** Every role that the databases of a layout need a password for. */
export const DATABASE_ROLES: readonly string[] = [
  ANALYST_ROLE,
  ...SERVICE_NAMES.flatMap((service) => [SERVICES[service].roles.owner, SERVICES[service].roles.runtime]),
];

export interface TopologyInput {
  /** The workspace's root folder. */
  readonly root: string;
  readonly dataDirectory: string;
  readonly logDirectory: string;
  /** The environment that the stack itself was started with. */
  readonly inherited: Variables;
  readonly secrets: StackSecrets;
  /** `<P>_DB_*` by service; empty where existing databases come with the inherited environment. */
  readonly databases: Partial<Record<ServiceName, Variables>>;
  /** Brokers, or undefined for the in-process transport. */
  readonly kafkaBrokers: string | undefined;
}

/** Seven processes: six services, each with its own variables only, and the gateway. */
export function separateProcesses(input: TopologyInput): { services: ProcessPlan[]; gateway: ProcessPlan } {
  return { services: SERVICE_NAMES.map((service) => servicePlan(input, service)), gateway: gatewayPlan(input) };
}

/** One process that holds all seven. */
export function allInOneProcess(input: TopologyInput): ProcessPlan {
  const everything = SERVICE_NAMES.map((service) => serviceVariables(input, service));
  return {
    name: 'all-in-one',
    script: join(input.root, 'apps/all-in-one/dist/main.js'),
    env: Object.assign({}, plainVariables(input.inherited), commonVariables(input), gatewayVariables(input), ...everything, { EVENT_TRANSPORT: 'in-process' }),
    logFile: join(input.logDirectory, 'all-in-one.log'),
    readyUrl: `http://localhost:${gatewayPort(input.inherited)}/health/ready`,
    url: graphqlUrl(gatewayPort(input.inherited)),
  };
}

export function gatewayPort(inherited: Variables): number {
  return Number(inherited.GATEWAY_PORT ?? GATEWAY_PORT);
}

export function servicePort(inherited: Variables, service: ServiceName): number {
  return Number(inherited[`${SERVICES[service].prefix}_SERVICE_PORT`] ?? SERVICES[service].port);
}

export const graphqlUrl = (port: number): string => `http://localhost:${port}/graphql`;

function servicePlan(input: TopologyInput, service: ServiceName): ProcessPlan {
  const port = servicePort(input.inherited, service);
  return {
    name: SERVICES[service].app,
    script: join(input.root, 'apps', SERVICES[service].app, 'dist/main.js'),
    env: { ...plainVariables(input.inherited), ...commonVariables(input), ...serviceVariables(input, service) },
    logFile: join(input.logDirectory, `${SERVICES[service].app}.log`),
    readyUrl: `http://localhost:${port}/health/ready`,
    url: graphqlUrl(port),
  };
}

function gatewayPlan(input: TopologyInput): ProcessPlan {
  const port = gatewayPort(input.inherited);
  return {
    name: 'gateway',
    script: join(input.root, 'apps/gateway/dist/main.js'),
    env: { ...plainVariables(input.inherited), ...commonVariables(input), ...gatewayVariables(input) },
    logFile: join(input.logDirectory, 'gateway.log'),
    readyUrl: `http://localhost:${port}/health/ready`,
    url: graphqlUrl(port),
  };
}

/** What any process may see of the outer environment: nothing that belongs to one service. */
function plainVariables(inherited: Variables): Variables {
  const prefixes = SERVICE_NAMES.map((service) => `${SERVICES[service].prefix}_`);
  return Object.fromEntries(Object.entries(inherited).filter(([name]) => !prefixes.some((prefix) => name.startsWith(prefix))));
}

function commonVariables(input: TopologyInput): Variables {
  return {
    IDENTITY_JWKS_URL: `http://localhost:${servicePort(input.inherited, 'identity')}/.well-known/jwks.json`,
    ...(input.kafkaBrokers ? { EVENT_TRANSPORT: 'kafka', KAFKA_BROKERS: input.kafkaBrokers } : {}),
  };
}

function gatewayVariables(input: TopologyInput): Variables {
  return { ...serviceUrls(input), IDENTITY_MAIL_FOLDER: mailFolder(input), GATEWAY_PORT: String(gatewayPort(input.inherited)) };
}

/** Where identity puts its mails; the gateway's page answers those of demo accounts out of it. */
function mailFolder({ inherited, dataDirectory }: TopologyInput): string {
  return inherited.IDENTITY_MAIL_FOLDER ?? join(dataDirectory, 'mail');
}

/** Where everybody finds everybody. */
function serviceUrls({ inherited }: TopologyInput): Variables {
  return Object.fromEntries(SERVICE_NAMES.map((service) => [`${SERVICES[service].prefix}_SERVICE_URL`, `http://localhost:${servicePort(inherited, service)}`]));
}

function serviceVariables(input: TopologyInput, service: ServiceName): Variables {
  const { prefix } = SERVICES[service];
  const own = Object.fromEntries(Object.entries(input.inherited).filter(([name]) => name.startsWith(`${prefix}_`)));
  return { ...secretsOf(input, service), ...serviceUrls(input), ...own, ...input.databases[service], [`${prefix}_SERVICE_PORT`]: String(servicePort(input.inherited, service)) };
}

/** The local defaults that only one service knows. */
function secretsOf(input: TopologyInput, service: ServiceName): Variables {
  const { secrets, dataDirectory } = input;
  switch (service) {
    case 'identity':
      return {
        IDENTITY_SIGNING_KEY: secrets.identitySigningKey,
        IDENTITY_ADMIN_EMAIL: secrets.adminEmail,
        IDENTITY_ADMIN_PASSWORD: secrets.adminPassword,
        IDENTITY_ADMIN_TOTP_SECRET: secrets.adminTotpSecret,
        IDENTITY_MAIL_TOKEN_KEY: secrets.identityMailTokenKey,
        IDENTITY_FACTOR_KEY: secrets.identityFactorKey,
        IDENTITY_MAIL: 'folder',
        IDENTITY_MAIL_FOLDER: mailFolder(input),
      };
    case 'communication':
      return { COMMUNICATION_MAIL: 'folder', COMMUNICATION_MAIL_FOLDER: join(dataDirectory, 'mail') };
    case 'payment':
      return { PAYMENT_PROVIDER: 'sandbox' };
    default:
      return {};
  }
}
