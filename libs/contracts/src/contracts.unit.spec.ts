import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { defineEvent, erasedData, eventDefinitions, findEventDefinition, isStateTopic, personalFieldsOf, stateTopics, topics, topicsOwnedBy, type EventDefinition } from './index.js';

/** `learning.lesson.booked.v1` -> `learning/lesson-booked/v1.example.json` */
function goldenExampleOf(type: string): string {
  const [owner, aggregate, fact, version] = type.split('.');
  return join(__dirname, `${owner}`, `${aggregate}-${fact}`, `${version}.example.json`);
}

describe('the event contracts', () => {
  it.each(eventDefinitions.map((definition) => [definition.type, definition] as const))(
    '%s parses its golden example, which carries every field',
    (type, definition) => {
      expect(existsSync(goldenExampleOf(type))).toBe(true);
      const example = JSON.parse(readFileSync(goldenExampleOf(type), 'utf8')) as Record<string, unknown>;
      expect(definition.data.parse(example)).toEqual(example);
      expect(Object.keys(example).sort()).toEqual(Object.keys(definition.data.shape).sort());
      expect(typeof example[definition.subject]).toBe('string');
    },
  );

  it('names every type once and finds it by name', () => {
    const types = eventDefinitions.map((definition) => definition.type);
    expect(new Set(types).size).toBe(types.length);
    for (const definition of eventDefinitions) expect(findEventDefinition(definition.type)).toBe(definition);
    expect(findEventDefinition('learning.lesson.forgotten.v1')).toBeUndefined();
  });

  it('gives every topic exactly one owner', () => {
    const owned = ['identity', 'learning', 'payment', 'communication', 'ai', 'analytics'].flatMap((owner) => topicsOwnedBy(owner));
    expect(owned.sort()).toEqual([...topics].sort());
  });

  it('keeps one subject field per topic, so that a key means one thing', () => {
    for (const topic of topics) {
      const subjects = new Set(eventDefinitions.filter((definition) => definition.topic === topic).map((definition) => definition.subject));
      expect([topic, subjects.size]).toEqual([topic, 1]);
    }
  });

  it.each([
    ['another owner', { type: 'payment.user.created.v1', topic: 'edtech.payment.user' }],
    ['no version', { type: 'identity.user.created', topic: 'edtech.identity.user' }],
    ['a foreign topic', { type: 'identity.user.created.v1', topic: 'edtech.learning.user' }],
  ])('refuses a definition with %s', (_what, names) => {
    expect(() =>
      defineEvent({ ...names, owner: 'identity', subject: 'userId', description: 'x', data: z.object({ userId: z.uuid() }) }),
    ).toThrow(/event/);
  });
});

/**
 * Every field of text, of whatever shape, that is not personal: it says what was published for everyone, is one of a few
 * words, or is an address without a person. A new field is not in this list: whoever adds it decides whether it is personal.
 */
const NOBODYS_TEXT = [
  ...['title', 'description', 'subject', 'subjects', 'status', 'role', 'reason', 'endReason', 'declineReason', 'contentType', 'targetType', 'moderation', 'number'],
  ...['price', 'hourlyRate', 'pricePerLesson', 'amount', 'platformFee', 'tutorShare', 'refunded', 'meetingUrl', 'participantUserIds'],
];

/** Whether a field can hold words, and not only an id, an instant, a number or a yes or no. */
function holdsText(schema: Record<string, unknown>): boolean {
  const { type, format, anyOf, items, properties } = schema as { type?: string; format?: string; anyOf?: Record<string, unknown>[]; items?: Record<string, unknown>; properties?: Record<string, Record<string, unknown>> };
  if (anyOf) return anyOf.some(holdsText);
  if (items) return holdsText(items);
  if (properties) return Object.values(properties).some(holdsText);
  return type === 'string' && format !== 'uuid' && format !== 'date-time';
}

const textFieldsOf = ({ data }: EventDefinition) =>
  Object.entries(z.toJSONSchema(data).properties ?? {}).flatMap(([field, schema]) => (holdsText(schema as Record<string, unknown>) ? [field] : []));

describe('personal data in events', () => {
  it.each(eventDefinitions.map((definition) => [definition.type, definition] as const))('%s says of every text whether it is personal', (_type, definition) => {
    const personal = personalFieldsOf(definition);
    const undecided = textFieldsOf(definition).filter((field) => !personal.includes(field) && !NOBODYS_TEXT.includes(field));
    expect(undecided).toEqual([]);
    expect(personal.filter((field) => !(field in definition.data.shape))).toEqual([]);
  });

  it('stand on state topics only, and every event of a state topic says which they are', () => {
    const withPersonal = eventDefinitions.filter((definition) => personalFieldsOf(definition).length > 0);
    expect(withPersonal.filter(({ topic }) => !isStateTopic(topic))).toEqual([]);
    expect(eventDefinitions.filter((definition) => isStateTopic(definition.topic) && !withPersonal.includes(definition))).toEqual([]);
    expect([...new Set(withPersonal.map(({ topic }) => topic))].sort()).toEqual([...stateTopics].sort());
  });

  it('cannot be declared for a topic that keeps everything', () => {
    const definition = { type: 'identity.thing.made.v1', topic: 'edtech.identity.thing', owner: 'identity', subject: 'id', description: 'x', data: z.object({ id: z.uuid(), name: z.string() }) } as const;
    expect(() => defineEvent({ ...definition, personal: { of: 'id', erased: () => ({ name: '' }) } })).toThrow(/no state topic/);
  });

  it.each(eventDefinitions.filter(({ personal }) => personal).map((definition) => [definition.type, definition] as const))(
    '%s is valid without them, has the same ids, and says nothing that it said of the person',
    (type, definition) => {
      const example = JSON.parse(readFileSync(goldenExampleOf(type), 'utf8')) as Record<string, unknown>;
      const erased = erasedData(definition, example);
      expect(definition.data.parse(erased)).toEqual(erased);
      const kept = (data: Record<string, unknown>) => Object.fromEntries(Object.entries(data).filter(([field]) => !personalFieldsOf(definition).includes(field)));
      expect(kept(erased)).toEqual(kept(example));
      for (const field of ['email', 'firstName', 'lastName', 'name', 'learningGoals']) if (field in example) expect(erased[field]).not.toEqual(example[field]);
      expect(erasedData(definition, erased)).toEqual(erased);
    },
  );
});
