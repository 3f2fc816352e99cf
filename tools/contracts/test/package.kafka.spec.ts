import { eventDefinitions, identityUserCreatedV1, identityUserUpdatedV1 } from '@edtech/contracts';
import { exampleOf } from '@edtech/contracts/examples';
import { createMessage } from '@edtech/messaging';
import { Logger } from '@nestjs/common';
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from './eventually.js';
import { listingOf } from './listing.js';
import { runProgram, type RunningProgram } from './running-program.js';
import { connectTestPublisher, testBrokers, type TestPublisher } from './test-broker.js';

jest.setTimeout(300_000);
Logger.overrideLogger(false);

const ROOT = join(__dirname, '../../..');
const COMPILER = join(ROOT, 'node_modules/typescript/bin/tsc');

/** What a stranger's project says to the compiler. The types of Node are borrowed; a stranger has them too. */
const TSCONFIG = {
  compilerOptions: {
    target: 'es2022',
    module: 'nodenext',
    strict: true,
    // As every new project has it: what zod declares is not checked again, what is written with it is.
    skipLibCheck: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    resolveJsonModule: true,
    esModuleInterop: true,
    outDir: 'out',
    typeRoots: [join(ROOT, 'node_modules/@types')],
    types: ['node'],
  },
  include: ['*.ts'],
};

/** Uses every entry of the package, as a stranger may. */
const ENTRIES = `
import { eventDefinitions, findEventDefinition, learningLessonBookedV1, type EventData } from '@edtech/contracts';
import { exampleOf } from '@edtech/contracts/examples';
import example from '@edtech/contracts/examples/learning.lesson.booked.v1.json';
import schema from '@edtech/contracts/schemas/learning.lesson.booked.v1.json';
import { identityUserUpdatedV2, namesTogether } from './upcast.js';

const lesson: EventData<typeof learningLessonBookedV1> = exampleOf(learningLessonBookedV1);
const status: 'held' | 'scheduled' | 'released' | 'cancelled' | 'completed' = lesson.status;
const type: 'learning.lesson.booked.v1' = learningLessonBookedV1.type;
const title: string = example.lessonId + schema.title;
const second = namesTogether.from.data.parse(namesTogether.downcast({ ...identityUserUpdatedV2.data.parse({ ...exampleOf(namesTogether.from), name: { given: 'Ada', family: 'Byron' } }) }));
console.log(JSON.stringify({ events: eventDefinitions.length, known: findEventDefinition(type)?.topic, status, title, lastName: second.lastName }));
`;

/** Each line is a mistake that the compiler has to see. */
const MISTAKES = [
  [`void consume(kafka, { groupId, onUnreadable, handlers: { 'identity.user.forgotten.v1': () => undefined } });`, /identity\.user\.forgotten\.v1'+ does not exist/],
  [`void consume(kafka, { groupId, onUnreadable, handlers: { 'identity.user.created.v1': ({ data }) => data.nickname } });`, /'nickname' does not exist/],
  [`void consume(kafka, { groupId, onUnreadable, handlers: { 'learning.lesson.booked.v1': ({ data }) => data.status === 'lost' } });`, /no overlap/],
  [`void consume(kafka, { groupId, handlers: { 'identity.user.created.v1': () => undefined } });`, /'onUnreadable' is missing/],
] as const;

/** Runs npm or the compiler; throws with all that it said. */
function run(command: string, args: readonly string[], cwd: string): string {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stdout}${stderr}`);
  return stdout;
}

/** A copy of a package that is installed here, as a dependency to install from: without what only its developers need. */
function vendored(name: string, project: string): string {
  const copy = join(project, 'vendor', name);
  cpSync(realpathSync(join(ROOT, 'node_modules', name)), copy, { recursive: true });
  const { devDependencies: _devDependencies, ...manifest } = JSON.parse(readFileSync(join(copy, 'package.json'), 'utf8')) as Record<string, unknown>;
  writeFileSync(join(copy, 'package.json'), JSON.stringify(manifest));
  return `file:vendor/${name}`;
}

describe('the package, installed by a stranger', () => {
  let project: string;
  let publisher: TestPublisher;
  const programs: RunningProgram[] = [];
  beforeAll(async () => {
    project = mkdtempSync(join(tmpdir(), 'edtech-stranger-'));
    run(process.execPath, [join(ROOT, 'libs/contracts/package.mjs')], ROOT);
    const [tarball = ''] = run('npm', ['pack', '--loglevel=error', '--pack-destination', project, join(ROOT, 'libs/contracts/target/dist')], project).trim().split('\n').slice(-1);
    // As from the registry, but without it: a dependency on anything else would be asked for there and not found.
    const dependencies = Object.fromEntries(['zod', 'kafkajs'].map((name) => [name, vendored(name, project)]));
    writeFileSync(join(project, 'package.json'), JSON.stringify({ name: 'stranger', private: true, type: 'commonjs', dependencies }));
    run('npm', ['install', '--offline', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', `./${tarball}`], project);
    writeFileSync(join(project, 'tsconfig.json'), JSON.stringify(TSCONFIG));
    for (const name of ['consumer.ts', 'upcast.ts']) writeFileSync(join(project, name), listingOf(name));
    writeFileSync(join(project, 'entries.ts'), ENTRIES);
    publisher = await connectTestPublisher();
    await publisher.makeTopics(identityUserCreatedV1.topic);
  });
  afterAll(async () => {
    for (const program of programs) await program.stop();
    await publisher?.close();
    rmSync(project, { recursive: true, force: true });
  });

  test('holds what it should and nothing else: no test, no source, no dependency but zod', () => {
    const installed = join(project, 'node_modules/@edtech/contracts');
    const files = readdirSync(installed, { recursive: true, encoding: 'utf8' });
    expect(files.filter((file) => /\.spec\.|(?<!\.d)\.ts$|tsconfig|^released/.test(file))).toEqual([]);
    expect(readdirSync(join(installed, 'schemas')).sort()).toEqual(eventDefinitions.map(({ type }) => `${type}.json`).sort());
    const manifest: { private?: boolean; dependencies: object; devDependencies?: object } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
    expect([manifest.private, Object.keys(manifest.dependencies), manifest.devDependencies]).toEqual([undefined, ['zod'], undefined]);
    expect(readdirSync(join(project, 'node_modules')).filter((name) => !name.startsWith('.')).sort()).toEqual(['@edtech', 'kafkajs', 'zod']);
    expect(readdirSync(join(project, 'node_modules/@edtech'))).toEqual(['contracts']);
    expect(files.filter((file) => file.endsWith('.js') && /@edtech\//.test(readFileSync(join(installed, file), 'utf8')))).toEqual([]);
  });

  test('compiles under strict rules with the listings of the documentation, and every entry can be used', () => {
    run(process.execPath, [COMPILER, '-p', '.'], project);
    expect(existsSync(join(project, 'out/consumer.js'))).toBe(true);
    expect(JSON.parse(run(process.execPath, ['out/entries.js'], project))).toEqual({
      events: eventDefinitions.length,
      known: 'edtech.learning.lesson',
      status: 'held',
      title: '0193a6f0-0000-7000-8000-000000000007learning.lesson.booked.v1',
      lastName: 'Byron',
    });
  });

  test('has types that see a wrong event, a wrong field, a wrong value and a missing answer to what cannot be read', () => {
    const head = `import { consume } from '@edtech/contracts/consume';\nimport { Kafka } from 'kafkajs';\nconst kafka = new Kafka({ brokers: [] });\nconst [groupId, onUnreadable] = ['g', () => undefined];\n`;
    writeFileSync(join(project, 'mistakes.ts'), head + MISTAKES.map(([line]) => line).join('\n'));
    const { status, stdout } = spawnSync(process.execPath, [COMPILER, '-p', '.', '--noEmit', '--pretty', 'false'], { cwd: project, encoding: 'utf8' });
    rmSync(join(project, 'mistakes.ts'));
    expect(status).not.toBe(0);
    MISTAKES.forEach(([, problem], index) => expect(stdout).toMatch(new RegExp(`^mistakes\\.ts\\(${head.split('\n').length + index},.*(\n .*)*${problem.source}`, 'm')));
    expect(stdout.split('\n').filter((line) => /^\S+\.ts\(/.test(line))).toHaveLength(MISTAKES.length);
  });

  test("runs the documentation's consumer against a real broker: in order, each change once, what is unreadable told", async () => {
    const userId = randomUUID();
    const state = (firstName: string) => ({ ...exampleOf(identityUserCreatedV1), userId, firstName });
    const program = runProgram(process.execPath, ['out/consumer.js', testBrokers, `stranger-${userId}`], project);
    programs.push(program);
    const created = createMessage(identityUserCreatedV1, { sequence: 1, data: state('Ada') });
    await publisher.publish(created, createMessage(identityUserUpdatedV1, { sequence: 2, data: state('Augusta') }), created);
    await publisher.sendRaw(created.topic, { key: userId, value: '{}', headers: { ce_type: created.type, ce_specversion: '1.0' } });
    await publisher.publish(createMessage(identityUserUpdatedV1, { sequence: 5, data: state('Countess') }));
    const heard = () => program.lines.map((line): { subject: string; sequence: number; name: string } => JSON.parse(line)).filter(({ subject }) => subject === userId);
    await eventually(() => heard().length >= 3).catch((error: unknown) => Promise.reject(new Error(`${String(error)}: ${program.errors.join('\n')}`)));
    expect(heard().map(({ sequence, name }) => [sequence, name])).toEqual([
      [1, 'Ada Lovelace'],
      [2, 'Augusta Lovelace'],
      [5, 'Countess Lovelace'],
    ]);
    expect(program.errors.filter((line) => /^edtech\.identity\.user\/\d+\/\d+: it has no ce_sequence header$/.test(line))).not.toEqual([]);
    expect(await program.stop()).toBe(0);
  });
});
