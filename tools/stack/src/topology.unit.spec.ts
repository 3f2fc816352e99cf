import { SERVICES, SERVICE_NAMES, type ServiceName } from '@edtech/environment';
import { allInOneProcess, separateProcesses, type TopologyInput } from './topology.js';

const input: TopologyInput = {
  root: '/workspace',
  dataDirectory: '/data',
  logDirectory: '/data/logs',
  inherited: { PATH: '/bin', PAYMENT_PLATFORM_FEE_BASIS_POINTS: '1500', PAYMENT_DB_OWNER_PASSWORD: 'owner', GATEWAY_PORT: '4900', LEARNING_SERVICE_PORT: '4902' },
  secrets: {
    postgresSuperuserPassword: 'root of all',
    databasePasswords: {},
    identitySigningKey: 'key',
    identityMailTokenKey: 'mail key',
    identityFactorKey: 'factor key',
    adminEmail: 'admin@edtech.example',
    adminPassword: 'admin password',
    adminTotpSecret: 'admin codes',
  },
  databases: Object.fromEntries(SERVICE_NAMES.map((service) => [service, { [`${SERVICES[service].prefix}_DB_PASSWORD`]: `secret of ${service}` }])),
  kafkaBrokers: 'localhost:9092',
};

const prefixOf = (service: ServiceName): string => `${SERVICES[service].prefix}_DB_`;

describe('the processes of a stack', () => {
  const { services, gateway } = separateProcesses(input);

  it.each(SERVICE_NAMES)('%s is handed its own database variables and nobody else’s', (service) => {
    const plan = services.find(({ name }) => name === SERVICES[service].app);
    const handed = Object.keys(plan?.env ?? {});
    expect(handed.some((name) => name.startsWith(prefixOf(service)))).toBe(true);
    for (const other of SERVICE_NAMES.filter((name) => name !== service)) expect(handed.filter((name) => name.startsWith(prefixOf(other)))).toEqual([]);
  });

  it('the gateway is handed no database and no secret', () => {
    const values = Object.values(gateway.env);
    expect(Object.keys(gateway.env).filter((name) => name.includes('_DB_'))).toEqual([]);
    for (const secret of ['key', 'admin password', 'admin codes', 'root of all']) expect(values).not.toContain(secret);
  });

  it('the gateway is told where identity puts the mails that its page answers, and identity puts them there', () => {
    const folders = (inherited: TopologyInput['inherited']) => {
      const plans = separateProcesses({ ...input, inherited });
      return [plans.gateway, plans.services.find(({ name }) => name === SERVICES.identity.app)].map((plan) => plan?.env.IDENTITY_MAIL_FOLDER);
    };
    expect(folders({})).toEqual(['/data/mail', '/data/mail']);
    expect(folders({ IDENTITY_MAIL_FOLDER: '/elsewhere' })).toEqual(['/elsewhere', '/elsewhere']);
  });

  it('ports come from one map and move by one variable each', () => {
    expect(gateway.url).toBe('http://localhost:4900/graphql');
    expect(gateway.env.LEARNING_SERVICE_URL).toBe('http://localhost:4902');
    expect(gateway.env.IDENTITY_SERVICE_URL).toBe('http://localhost:4001');
    expect(services.map(({ url }) => url)).toContain('http://localhost:4902/graphql');
  });

  it('all in one is handed everything, and keeps events in the process', () => {
    const { env } = allInOneProcess(input);
    for (const service of SERVICE_NAMES) expect(env[`${SERVICES[service].prefix}_DB_PASSWORD`]).toBe(`secret of ${service}`);
    expect(env.EVENT_TRANSPORT).toBe('in-process');
    expect(env.PAYMENT_PLATFORM_FEE_BASIS_POINTS).toBe('1500');
  });
});
