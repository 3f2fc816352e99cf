import { defineEvent, eventDefinitions, type EventDefinition } from '@edtech/contracts';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { compareReleases } from './compare-releases.js';
import { describeContracts, type Release } from './release.js';
import { findBreaks, nextVersion, readReleases, ReleaseRefused, writeRelease } from './releases.js';

const ROOT = join(__dirname, '../../../..');

const base = {
  thingId: z.uuid(),
  title: z.string().max(20),
  status: z.enum(['open', 'closed']),
  note: z.string().nullable(),
  tags: z.array(z.object({ name: z.string() })),
  price: z.object({ amountMinor: z.int(), currency: z.string() }),
  hint: z.string().optional(),
};
const event = (data: z.ZodObject, more: Partial<EventDefinition> = {}): EventDefinition =>
  defineEvent({ type: 'identity.thing.changed.v1', topic: 'edtech.identity.thing', owner: 'identity', subject: 'thingId', description: '.', data, ...more });
const release = (...events: EventDefinition[]): Release => describeContracts('1.0.0', events);
const published = release(event(z.object(base)));
const { title: _title, ...withoutTitle } = base;

describe('within a published version of an event, the check refuses', () => {
  test.each<[string, Release, string[]]>([
    ['a removed field', release(event(z.object(withoutTitle))), ['title was removed']],
    ['a removed field further in', release(event(z.object({ ...base, price: z.object({ amountMinor: z.int() }) }))), ['price.currency was removed']],
    ['a narrowed enum', release(event(z.object({ ...base, status: z.enum(['open']) }))), ['status can no longer be closed']],
    ['a widened enum', release(event(z.object({ ...base, status: z.enum(['open', 'closed', 'lost']) }))), ['status can now also be lost']],
    ['an enum where anything went', release(event(z.object({ ...base, title: z.enum(['a']) }))), ['title is now one of a only', 'title its maxLength was 20 and is now nothing']],
    ['a changed type', release(event(z.object({ ...base, title: z.number() }))), ['title was string and is now number']],
    ['a number that may have a fraction', release(event(z.object({ ...base, price: z.object({ amountMinor: z.number(), currency: z.string() }) }))), ['price.amountMinor was integer and is now number']],
    ['a changed type within a list', release(event(z.object({ ...base, tags: z.array(z.object({ name: z.int() })) }))), ['tags[].name was string and is now integer']],
    ['a list of something else', release(event(z.object({ ...base, tags: z.array(z.string()) }))), ['tags[] was object and is now string']],
    ['a null that may come', release(event(z.object({ ...base, title: z.string().max(20).nullable() }))), ['title may now be null']],
    ['a null that no longer comes', release(event(z.object({ ...base, note: z.string() }))), ['note may no longer be null']],
    ['a new required field', release(event(z.object({ ...base, added: z.string() }))), ['added is new and required']],
    ['a field that becomes required', release(event(z.object({ ...base, hint: z.string() }))), ['hint is now required']],
    ['a field that may be missing', release(event(z.object({ ...base, note: z.string().nullable().optional() }))), ['note may now be missing']],
    ['another limit', release(event(z.object({ ...base, title: z.string().max(10) }))), ['title its maxLength was 20 and is now 10']],
    ['another format', release(event(z.object({ ...base, thingId: z.string() }))), ['thingId its format was "uuid" and is now nothing']],
    ['another subject', release(event(z.object(base), { subject: 'title' })), ['its subject was thingId and is now title']],
    ['another topic', { ...published, events: { 'identity.thing.changed.v1': { ...published.events['identity.thing.changed.v1']!, topic: 'edtech.identity.other' } } }, ['its topic was edtech.identity.thing and is now edtech.identity.other']],
    ['another owner', { ...published, events: { 'identity.thing.changed.v1': { ...published.events['identity.thing.changed.v1']!, owner: 'learning' } } }, ['its owner was identity and is now learning']],
    ['a removed event', release(), ['was removed']],
  ])('%s', (_what, current, problems) => {
    expect(findBreaks([published], current).sort()).toEqual(problems.map((problem) => `identity.thing.changed.v1: ${problem}`).sort());
  });
});

describe('the check allows', () => {
  const next = { ...event(z.object({ thingId: z.uuid() })), type: 'identity.thing.changed.v2' };
  test.each<[string, Release, string[]]>([
    ['nothing new', release(event(z.object(base))), []],
    ['another description', release(event(z.object(base), { description: 'Said better.' })), []],
    ['a new optional field', release(event(z.object({ ...base, added: z.string().optional() }))), ['added is new and optional']],
    ['a new optional field further in', release(event(z.object({ ...base, price: base.price.extend({ tax: z.int().optional() }) }))), ['price.tax is new and optional']],
    ['a new event', release(event(z.object(base)), { ...next, type: 'identity.thing.closed.v1' }), ['is new']],
    ['a new version beside the old one', release(event(z.object(base)), next), ['is new']],
  ])('%s', (_what, current, changes) => {
    expect(findBreaks([published], current)).toEqual([]);
    expect(compareReleases(published, current).map(({ what }) => what)).toEqual(changes);
  });

  test('whatever there is when nothing was published yet', () => {
    expect(findBreaks([], release(next))).toEqual([]);
  });
});

test("the contracts as they are break nothing that was published, and the snapshot's check compares all events", () => {
  const releases = readReleases(ROOT);
  expect(releases.length).toBeGreaterThan(0);
  expect(findBreaks(releases, describeContracts('now', eventDefinitions))).toEqual([]);
  expect(findBreaks(releases, describeContracts('now', []))).toHaveLength(Object.keys(releases.at(-1)?.events ?? {}).length);
});

describe('a release', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'edtech-release-'));
    mkdirSync(join(root, 'libs/contracts'), { recursive: true });
    cpSync(join(ROOT, 'libs/contracts/package.json'), join(root, 'libs/contracts/package.json'));
    writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ name: 'x', packages: { '': {}, 'libs/contracts': { name: '@edtech/contracts', version: '0.0.0' } } }));
  });
  afterEach(() => rmSync(root, { recursive: true }));
  const json = (path: string): unknown => JSON.parse(readFileSync(join(root, path), 'utf8'));

  test("is written down, and is the package's version", () => {
    writeRelease(root, { ...published, version: '1.2.3' });
    expect(readReleases(root)).toEqual([{ ...published, version: '1.2.3' }]);
    expect(json('libs/contracts/package.json')).toMatchObject({ name: '@edtech/contracts', version: '1.2.3' });
    expect(json('package-lock.json')).toEqual({ name: 'x', packages: { '': {}, 'libs/contracts': { name: '@edtech/contracts', version: '1.2.3' } } });
  });

  test('is refused when it would break what was published, and leaves everything as it was', () => {
    writeRelease(root, published);
    expect(() => writeRelease(root, { ...release(event(z.object(withoutTitle))), version: '2.0.0' })).toThrow(/frozen.*\n {2}identity\.thing\.changed\.v1: title was removed$/);
    expect(readReleases(root)).toEqual([published]);
    expect(json('libs/contracts/package.json')).toMatchObject({ version: '1.0.0' });
  });

  test.each(['1.0.0', '0.9.9', '1.0', 'next'])('is refused under version %s after 1.0.0', (version) => {
    writeRelease(root, published);
    expect(() => writeRelease(root, { ...published, version })).toThrow(ReleaseRefused);
  });

  test('is compared with the newest by number and not by letter', () => {
    for (const version of ['1.9.0', '1.10.0']) writeRelease(root, { ...published, version });
    expect(readReleases(root).map(({ version }) => version)).toEqual(['1.9.0', '1.10.0']);
  });

  test('asks for a minor version when something is new, else for a patch', () => {
    expect(nextVersion([], { ...published, version: '0.1.0' })).toBe('0.1.0');
    expect(nextVersion([published], published)).toBe('1.0.1');
    expect(nextVersion([published], release(event(z.object({ ...base, added: z.string().optional() }))))).toBe('1.1.0');
  });
});
