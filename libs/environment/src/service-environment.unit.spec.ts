import { z } from 'zod';
import { CERTIFICATE } from '../test/certificate.js';
import { parseDatabaseEnvironment, parseMigrationEnvironment } from './database-environment.js';
import { EnvironmentError } from './environment-error.js';
import { parseMonitoringEnvironment } from './monitoring-environment.js';
import { parseServiceEnvironment } from './service-environment.js';
import { serviceUrl, serviceUrlVariable } from './service-url.js';
import { SERVICE_NAMES, SERVICES } from './services.js';

const production = {
  NODE_ENV: 'production',
  LEARNING_DB_HOST: 'db.internal',
  LEARNING_DB_PORT: '6000',
  LEARNING_DB_NAME: 'lessons',
  LEARNING_DB_USER: 'edtech_learning',
  LEARNING_DB_PASSWORD: 'a-password-of-its-own',
  KAFKA_BROKERS: 'kafka-1:9092, kafka-2:9092',
};

describe('SERVICES', () => {
  it('has a prefix that is a variable name, and names that are used once', () => {
    for (const name of SERVICE_NAMES) expect(SERVICES[name].prefix).toMatch(/^[A-Z]+$/);
    expect(SERVICES.learning).toMatchObject({ app: 'learning-management-service', prefix: 'LEARNING' });
    for (const key of ['app', 'prefix', 'schema', 'database', 'databasePort', 'port'] as const) {
      expect(new Set(SERVICE_NAMES.map((name) => SERVICES[name][key])).size).toBe(6);
    }
  });

  it('gives each service the database server port that is documented', () => {
    expect(SERVICE_NAMES.map((name) => SERVICES[name].databasePort)).toEqual([5432, 5433, 5434, 5435, 5436, 5437]);
  });
});

describe('parseServiceEnvironment', () => {
  it('starts on a laptop without any variable', () => {
    expect(parseServiceEnvironment('learning', {}, {})).toEqual({
      service: 'learning',
      nodeEnv: 'development',
      host: '127.0.0.1',
      tls: { watchMs: 10_000 },
      port: 4002,
      trustedProxies: ['loopback'],
      database: { host: 'localhost', port: 5433, name: 'edtech_learning_db', user: 'edtech_learning', password: 'edtech', poolSize: 5 },
      transport: { kind: 'kafka', brokers: ['localhost:9092'], replicationFactor: 1, partitions: 6, retentionMs: -1, compaction: { minLagMs: 604_800_000, maxLagMs: 1_814_400_000 } },
      jwksUrl: 'http://localhost:4001/.well-known/jwks.json',
      serviceUrls: {
        identity: 'http://localhost:4001',
        learning: 'http://localhost:4002',
        payment: 'http://localhost:4003',
        communication: 'http://localhost:4004',
        ai: 'http://localhost:4005',
        analytics: 'http://localhost:4006',
      },
      logLevel: 'info',
      monitoring: 'everybody',
      otlpEndpoint: undefined,
      own: {},
    });
  });

  it('reads what production sets', () => {
    const environment = parseServiceEnvironment('learning', { SLOT_MINUTES: z.coerce.number() }, { ...production, SLOT_MINUTES: '15' });
    expect(environment).toMatchObject({
      host: '0.0.0.0',
      database: { host: 'db.internal', port: 6000, name: 'lessons', password: 'a-password-of-its-own' },
      transport: { brokers: ['kafka-1:9092', 'kafka-2:9092'], replicationFactor: 3 },
      own: { SLOT_MINUTES: 15 },
    });
  });

  it('needs no broker for the in-process transport', () => {
    const { KAFKA_BROKERS: _, ...rest } = production;
    const { transport } = parseServiceEnvironment('learning', {}, { ...rest, EVENT_TRANSPORT: 'in-process' });
    expect(transport).toEqual({ kind: 'in-process' });
  });

  it('names what is wrong in all groups at once', () => {
    const source = { ...production, LEARNING_DB_PORT: 'x', LEARNING_SERVICE_PORT: '-1', KAFKA_BROKERS: '', LOG_LEVEL: 'loud' };
    const variables = problems(() => parseServiceEnvironment('learning', { SLOT_MINUTES: z.string() }, source));
    expect(variables).toEqual(['LEARNING_SERVICE_PORT', 'LOG_LEVEL', 'LEARNING_DB_PORT', 'KAFKA_BROKERS', 'SLOT_MINUTES']);
  });

  it('refuses production without a database, naming each variable', () => {
    const variables = problems(() => parseServiceEnvironment('ai', {}, { NODE_ENV: 'production', KAFKA_BROKERS: 'k:9092' }));
    expect(variables).toEqual(['AI_DB_HOST', 'AI_DB_PORT', 'AI_DB_NAME', 'AI_DB_USER', 'AI_DB_PASSWORD']);
  });

  it.each(['edtech', 'postgres', 'password', 'changeme', 'EdTech'])('refuses the default password %s in production, naming the variable', (password) => {
    const source = { ...production, LEARNING_DB_PASSWORD: password };
    expect(problems(() => parseServiceEnvironment('learning', {}, source))).toEqual(['LEARNING_DB_PASSWORD']);
    expect(() => parseServiceEnvironment('learning', {}, { ...source, NODE_ENV: 'test' })).not.toThrow();
  });

  it("refuses another service's variables as a substitute for its own", () => {
    expect(problems(() => parseServiceEnvironment('payment', {}, production))).toContain('PAYMENT_DB_PASSWORD');
  });
});

describe('parseMigrationEnvironment', () => {
  it("reads the owner's credentials, and not the runtime role's", () => {
    const source = { ...production, LEARNING_DB_OWNER_USER: 'edtech_learning_owner', LEARNING_DB_OWNER_PASSWORD: 'another-one' };
    expect(parseMigrationEnvironment('learning', source)).toMatchObject({ user: 'edtech_learning_owner', password: 'another-one', port: 6000 });
    expect(problems(() => parseMigrationEnvironment('learning', production))).toEqual(['LEARNING_DB_OWNER_USER', 'LEARNING_DB_OWNER_PASSWORD']);
  });
});

describe('where services are reached', () => {
  const urls = (source: Record<string, string>) => parseServiceEnvironment('ai', {}, source).serviceUrls;

  it('is where the same environment lets them listen, unless it says otherwise', () => {
    expect(urls({ IDENTITY_SERVICE_PORT: '4901' }).identity).toBe('http://localhost:4901');
    expect(urls({ IDENTITY_SERVICE_PORT: '4901', IDENTITY_SERVICE_URL: 'https://identity.internal/' }).identity).toBe('https://identity.internal');
    expect(() => urls({ LEARNING_SERVICE_URL: 'learning:4002' })).toThrow('LEARNING_SERVICE_URL');
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'ftp://learning', 'learning:4002'])('are of http and nothing else: not %s', (url) => {
    for (const variable of ['LEARNING_SERVICE_URL', 'IDENTITY_JWKS_URL']) expect(() => parseServiceEnvironment('ai', {}, { [variable]: url })).toThrow(variable);
  });
});

describe('where requests come through', () => {
  const parse = (proxies?: string) => parseServiceEnvironment('ai', {}, { EVENT_TRANSPORT: 'in-process', HTTP_TRUSTED_PROXIES: proxies }).trustedProxies;

  it('is this machine, unless it is said', () => {
    expect(parse()).toEqual(['loopback']);
    expect(parse('10.0.0.0/8, uniquelocal,2001:db8::1, fd00::/8')).toEqual(['10.0.0.0/8', 'uniquelocal', '2001:db8::1', 'fd00::/8']);
  });

  it.each(['gateway', '10.0.0.0/33', '10.0.0.0/8/8', '10.0.0', '*', 'true'])('is refused as %s', (proxies) => {
    expect(problems(() => parse(proxies))).toEqual(['HTTP_TRUSTED_PROXIES']);
  });
});

describe('metrics and the details of health', () => {
  const parse = (source: Record<string, string>) => parseMonitoringEnvironment(source);

  it('are for everybody on a laptop, for nobody in production, and wherever a password is set for who has it', () => {
    expect([parse({}), parse({ NODE_ENV: 'production' })]).toEqual(['everybody', 'nobody']);
    for (const NODE_ENV of ['development', 'production']) expect(parse({ NODE_ENV, MONITORING_PASSWORD: 'of its own' })).toEqual({ password: 'of its own' });
    expect(problems(() => parse({ NODE_ENV: 'production', MONITORING_PASSWORD: 'changeme' }))).toEqual(['MONITORING_PASSWORD']);
  });
});

describe('TLS towards the database', () => {
  const parse = (source: Record<string, string>) => parseDatabaseEnvironment('ai', source).tls;

  it('is off, asks nobody, or asks whom it is told to ask; for the running service as for its migrations', () => {
    expect([parse({}), parse({ AI_DB_TLS: 'off' }), parse({ PAYMENT_DB_TLS: 'require' })]).toEqual([undefined, undefined, undefined]);
    expect(parse({ AI_DB_TLS: 'require' })).toEqual({ mode: 'require' });
    expect(parse({ AI_DB_TLS: 'verify-full' })).toEqual({ mode: 'verify-full' });
    const whole = { AI_DB_TLS: 'verify-full', AI_DB_TLS_CA: CERTIFICATE.replaceAll('\n', '\\n') };
    expect(parse(whole)).toEqual({ mode: 'verify-full', ca: CERTIFICATE });
    expect(parseMigrationEnvironment('ai', whole).tls).toEqual(parse(whole));
  });

  it.each([
    ['a mode that does not encrypt for certain', { AI_DB_TLS: 'prefer' }, ['AI_DB_TLS']],
    ['an authority that is not asked', { AI_DB_TLS: 'require', AI_DB_TLS_CA: CERTIFICATE }, ['AI_DB_TLS']],
    ['an authority that is none', { AI_DB_TLS: 'verify-full', AI_DB_TLS_CA: 'ca.pem' }, ['AI_DB_TLS_CA']],
  ])('is refused with %s', (_, source, variables) => {
    expect(problems(() => parse(source))).toEqual(variables);
  });
});

describe('serviceUrl', () => {
  it('has a default on this machine, and cuts off a slash at the end', () => {
    expect(serviceUrlVariable('learning')).toBe('LEARNING_SERVICE_URL');
    expect(serviceUrl('learning').parse(undefined)).toBe('http://localhost:4002');
    expect(serviceUrl('learning').parse('https://learning.internal/')).toBe('https://learning.internal');
    expect(serviceUrl('learning').safeParse('ftp://learning').success).toBe(false);
  });
});

function problems(parse: () => unknown): string[] {
  try {
    parse();
  } catch (error) {
    if (error instanceof EnvironmentError) return error.problems.map(({ variable }) => variable);
    throw error;
  }
  return [];
}
