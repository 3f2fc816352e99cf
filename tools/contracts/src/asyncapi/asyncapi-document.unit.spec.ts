import { Parser } from '@asyncapi/parser';
import { eventDefinitions, identityUserCreatedV1, learningLessonBookedV1, learningTutorVerifiedV1 } from '@edtech/contracts';
import { exampleOf } from '@edtech/contracts/examples';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import type { DescribedEvent } from '../described-event.js';
import { asyncApiDocument } from './asyncapi-document.js';
import { findBadExamples } from './find-bad-examples.js';

const COMMITTED = join(__dirname, '../../../../docs/events/asyncapi.yaml');

const describe1 = (definition: DescribedEvent['definition'], ...consumers: string[]): DescribedEvent => ({ definition, example: exampleOf(definition), consumers });
const lesson = describe1(learningLessonBookedV1, 'payment', 'analytics');
const user = describe1(identityUserCreatedV1, 'learning');

/** What the parser of AsyncAPI has to complain about, as `code: message`. */
async function complaints(document: string): Promise<string[]> {
  const { diagnostics } = await new Parser().parse(document);
  return diagnostics.filter(({ severity }) => severity <= 1).map(({ code, message, path }) => `${code} ${path.join('.')}: ${message}`);
}

describe('the document', () => {
  test('that is committed is valid AsyncAPI 3, and has every event with a valid example', async () => {
    const text = readFileSync(COMMITTED, 'utf8');
    expect(await complaints(text)).toEqual([]);
    expect(findBadExamples(parse(text))).toEqual([]);
    const { document } = await new Parser().parse(text);
    expect(document?.version()).toBe('3.0.0');
    expect(document?.allMessages().all().map((message) => message.name()).sort()).toEqual(eventDefinitions.map(({ type }) => type).sort());
    for (const message of document?.allMessages().all() ?? []) expect(message.examples().all()).toHaveLength(1);
  });

  test.each<[string, (text: string) => string, RegExp]>([
    ['a reference that leads nowhere', (text) => text.replace('#/components/schemas/learning.lesson.v1', '#/components/schemas/lost'), /invalid-ref/],
    ['an action that does not exist', (text) => text.replace('action: send', 'action: shout'), /asyncapi-document-resolved/],
    ['a schema that is none', (text) => text.replace('type: integer', 'type: whole'), /schema|document/],
  ])('is refused by the parser with %s', async (_what, spoil, problem) => {
    const sound = stringify(asyncApiDocument('1.0.0', [lesson]), { aliasDuplicateObjects: false });
    expect(await complaints(sound)).toEqual([]);
    expect(spoil(sound)).not.toBe(sound);
    expect((await complaints(spoil(sound))).join('\n')).toMatch(problem);
  });

  test.each<[string, (text: string) => string, string[]]>([
    ['a field of another type', (text) => text.replace('durationMinutes: 60', 'durationMinutes: "an hour"'), ['learning.lesson.booked.v1, payload/durationMinutes: must be integer']],
    ['a field missing', (text) => text.replace(/\n +durationMinutes: 60/, ''), ["learning.lesson.booked.v1, payload: must have required property 'durationMinutes'"]],
    ['a malformed id', (text) => text.replace(/tutorId: 0193/, 'tutorId: x193'), ['learning.lesson.booked.v1, payload/tutorId: must match format "uuid"']],
    ['a malformed header', (text) => text.replace('ce_sequence: "1"', 'ce_sequence: "first"'), ['learning.lesson.booked.v1, headers/ce_sequence: must match pattern "^[1-9][0-9]*$"']],
    ["another event's type", (text) => text.replace('ce_type: learning.lesson.booked.v1', 'ce_type: learning.lesson.lost.v1'), ['learning.lesson.booked.v1, headers/ce_type: must be equal to constant']],
  ])('is refused here when an example has %s', (_what, spoil, problems) => {
    const sound = stringify(asyncApiDocument('1.0.0', [lesson]), { aliasDuplicateObjects: false });
    expect(findBadExamples(parse(sound))).toEqual([]);
    expect(findBadExamples(parse(spoil(sound)))).toEqual(problems);
  });

  const document = asyncApiDocument('1.0.0', [user, lesson, describe1(learningTutorVerifiedV1)]);

  test('says who publishes and who consumes each event', () => {
    const told = Object.entries(document.operations).map(([name, { action, messages }]) => [name, action, messages.map(({ $ref }) => $ref.split('/').at(-1))]);
    expect(told).toEqual([
      ['identity.send.identity.user', 'send', ['identity.user.created.v1']],
      ['learning.receive.identity.user', 'receive', ['identity.user.created.v1']],
      ['learning.send.learning.lesson', 'send', ['learning.lesson.booked.v1']],
      ['analytics.receive.learning.lesson', 'receive', ['learning.lesson.booked.v1']],
      ['payment.receive.learning.lesson', 'receive', ['learning.lesson.booked.v1']],
      ['learning.send.learning.tutor', 'send', ['learning.tutor.verified.v1']],
    ]);
  });

  test('holds what several events of an aggregate carry once, and apart what differs', () => {
    const other = { ...learningLessonBookedV1, type: 'learning.lesson.seen.v1', data: learningLessonBookedV1.data.omit({ price: true }) };
    const same = { ...learningLessonBookedV1, type: 'learning.lesson.moved.v1' };
    const { components } = asyncApiDocument('1.0.0', [lesson, { ...lesson, definition: same }, { ...lesson, definition: other }]);
    expect(Object.values(components.messages).map(({ name, payload }) => [name, payload.$ref.split('/').at(-1)])).toEqual([
      ['learning.lesson.booked.v1', 'learning.lesson.v1'],
      ['learning.lesson.moved.v1', 'learning.lesson.v1'],
      ['learning.lesson.seen.v1', 'learning.lesson.seen.v1'],
    ]);
    expect(components.schemas['learning.lesson.seen.v1']).not.toHaveProperty('properties.price');
  });

  test('says which topics keep the last event of each key only, and which fields are personal', () => {
    expect(document.channels['identity.user']).toMatchObject({ bindings: { kafka: { topicConfiguration: { 'cleanup.policy': ['compact'] } } }, description: expect.stringMatching(/state topic.*gaps/) });
    expect(document.channels['learning.lesson']).toMatchObject({ bindings: { kafka: { topicConfiguration: { 'cleanup.policy': ['delete'] } } }, description: expect.stringMatching(/Every event is kept/) });
    expect(document.components.messages['identity.user.created.v1']?.['x-personal']).toEqual(['email', 'firstName', 'lastName', 'locale', 'timeZone']);
    expect(document.components.messages['learning.lesson.booked.v1']).not.toHaveProperty('x-personal');
  });

  test('is the same when it is written and read', () => {
    expect(parse(stringify(document, { aliasDuplicateObjects: false }))).toEqual(JSON.parse(JSON.stringify(document)));
  });
});
