import { AclOperationTypes, AclPermissionTypes, AclResourceTypes, Kafka, logLevel, ResourcePatternTypes } from 'kafkajs';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startKafka, type RunningKafka } from '../src/index.js';
import { jarsFolder } from '../src/jars.js';

jest.setTimeout(240_000);

const ACCESS = join(__dirname, '../access');

/** Kafka's own programs, under the names that its image gives them. */
const PROGRAMS = { 'kafka-acls.sh': 'org.apache.kafka.tools.AclCommand', 'kafka-configs.sh': 'kafka.admin.ConfigCommand' };

/** Few services of the list, since each line takes the time that a JVM needs; among them are lines of every kind. */
const SOME = /User:edtech-(identity|payment) /;

function nameIn(values: Readonly<Record<string, string | number>>, value: number): string {
  return Object.entries(values).find(([, found]) => found === value)?.[0] ?? String(value);
}

describe('the script that grants the rights where containers run', () => {
  let directory: string;
  let broker: RunningKafka;
  let list: string;

  const apply = (environment: Record<string, string>) =>
    promisify(execFile)('sh', [join(ACCESS, 'apply.sh')], {
      env: { PATH: process.env['PATH'] ?? '', KAFKA_BIN: directory, KAFKA_BOOTSTRAP: broker.brokers, ACLS: join(directory, 'acls.txt'), ...environment },
      timeout: 200_000,
    });
  const passwords = Object.fromEntries(['IDENTITY', 'LEARNING', 'PAYMENT', 'COMMUNICATION', 'AI', 'ANALYTICS'].map((name) => [`${name}_KAFKA_PASSWORD`, `of-${name}`]));
  const connect = async (sasl: ConstructorParameters<typeof Kafka>[0]['sasl']) => {
    const admin = new Kafka({ brokers: [broker.brokers], logLevel: logLevel.NOTHING, retry: { retries: 0 }, ...(sasl && { sasl }) }).admin();
    await admin.connect();
    return admin;
  };

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'edtech-kafka-apply-'));
    broker = await startKafka({ directory: join(directory, 'broker'), port: 0, access: { users: {}, grants: [] } });
    list = (await readFile(join(ACCESS, 'acls.txt'), 'utf8'))
      .split('\n')
      .filter((line) => SOME.test(line) || line.startsWith('#'))
      .join('\n');
    await writeFile(join(directory, 'acls.txt'), `${list}\n`);
    for (const [name, main] of Object.entries(PROGRAMS)) {
      await writeFile(join(directory, name), `#!/bin/sh\nexec java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp '${jarsFolder()}/*' ${main} "$@"\n`, { mode: 0o700 });
    }
  });

  afterAll(async () => {
    await broker.stop();
    await rm(directory, { recursive: true, force: true });
  });

  test('is taken by the real tools and the real broker: exactly what the list says is granted, and the users can come in', async () => {
    const { stdout } = await apply({ KAFKA_ADMIN_PASSWORD: broker.administrator?.password ?? '', ...passwords });
    expect(stdout).toContain("The services' users are made and their rights granted.");

    const administrator = await connect({ mechanism: 'plain', username: 'admin', password: broker.administrator?.password ?? '' });
    const { resources } = await administrator.describeAcls({
      resourceType: AclResourceTypes.ANY,
      resourcePatternType: ResourcePatternTypes.ANY,
      operation: AclOperationTypes.ANY,
      permissionType: AclPermissionTypes.ANY,
    });
    await administrator.disconnect();
    const granted = resources.flatMap(({ acls, resourceType, resourceName, resourcePatternType }) =>
      acls.map(({ principal, operation, permissionType }) =>
        [
          principal,
          nameIn(AclPermissionTypes, permissionType),
          nameIn(AclOperationTypes, operation),
          nameIn(AclResourceTypes, resourceType),
          nameIn(ResourcePatternTypes, resourcePatternType),
          resourceName,
        ].join(' '),
      ),
    );
    const listed = list.split('\n').flatMap((line) => {
      const values = (option: string) => [...line.matchAll(new RegExp(`--${option} (\\S+)`, 'g'))].map(([, value]) => value ?? '');
      const resources = ['topic', 'group'].flatMap((kind) => values(kind).map((name) => `${kind.toUpperCase()} ${values('resource-pattern-type')[0]?.toUpperCase()} ${name}`));
      return values('allow-principal').flatMap((user) => values('operation').flatMap((may) => resources.map((resource) => `${user} ALLOW ${may.toUpperCase()} ${resource}`)));
    });
    expect(listed.length).toBeGreaterThan(10);
    expect(granted.sort()).toEqual(listed.sort());

    for (const user of ['identity', 'payment']) {
      const service = await connect({ mechanism: 'scram-sha-512', username: `edtech-${user}`, password: `of-${user.toUpperCase()}` });
      await service.disconnect();
    }
  });

  test('stops with a reason where it is not let in, or is not told a password', async () => {
    const failure = (environment: Record<string, string>) => apply(environment).then(() => 'it did not stop', (error: unknown) => String(error));
    expect(await failure({ KAFKA_ADMIN_PASSWORD: 'x' })).toContain('parameter');
    expect(await failure({ ...passwords, KAFKA_ADMIN_PASSWORD: 'wrong' })).toMatch(/Authentication failed/i);
  });
});
