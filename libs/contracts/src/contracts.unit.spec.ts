import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { defineEvent, eventDefinitions, findEventDefinition, topics, topicsOwnedBy } from './index.js';

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
