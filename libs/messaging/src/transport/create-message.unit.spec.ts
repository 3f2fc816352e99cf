import { defineEvent } from '@edtech/contracts';
import { z } from 'zod';
import { createMessage, EventRefused } from '../index.js';
import { MAX_DATA_BYTES } from './storable-json.js';

const changed = defineEvent({
  type: 'learning.course.updated.v1',
  topic: 'edtech.learning.course',
  owner: 'learning',
  subject: 'courseId',
  description: 'Of a test.',
  data: z.object({ courseId: z.string(), lines: z.array(z.object({ note: z.string() })) }),
});

const message = (note: string, more: object = {}) => createMessage(changed, { sequence: 1, data: { courseId: 'c1', lines: [{ note }] }, ...more });

function refusalOf(make: () => unknown): EventRefused {
  try {
    make();
  } catch (error) {
    if (error instanceof EventRefused) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('the message of a fact', () => {
  test('takes its subject from the data and its source from the owner', () => {
    expect(message('hello', { sequence: 7 })).toMatchObject({ type: changed.type, topic: changed.topic, subject: 'c1', sequence: 7, source: '/edtech/learning' });
  });

  test('leaves out what the definition does not name, so that a row handed over whole does not leak', () => {
    const row = { courseId: 'c1', lines: [], passwordHash: 'secret' };
    expect(createMessage(changed, { sequence: 1, data: row }).data).toEqual({ courseId: 'c1', lines: [] });
  });

  test('data that does not match is refused, naming the event and the path', () => {
    const data = { courseId: 'c1', lines: [{ note: 7 }] } as never;
    const refusal = refusalOf(() => createMessage(changed, { sequence: 1, data }));
    expect(refusal).toMatchObject({ type: changed.type, path: 'lines.0.note' });
    expect(refusal.message).toMatch(/^event learning\.course\.updated\.v1 refused: lines\.0\.note does not match the definition: /);
  });

  test('a NUL character, which Postgres cannot keep, is refused with its path', () => {
    expect(refusalOf(() => message('a\0b'))).toMatchObject({ path: 'lines.0.note', problem: 'contains a NUL character' });
  });

  test('half a surrogate pair, which Postgres cannot keep, is refused with its path', () => {
    expect(refusalOf(() => message('\ud83d'))).toMatchObject({ path: 'lines.0.note', problem: 'contains half of a surrogate pair' });
  });

  test('text that only looks like an escaped NUL, and characters of four bytes, are carried', () => {
    expect(message('\\u0000 \\ud83d 😀𝄞').data).toEqual({ courseId: 'c1', lines: [{ note: '\\u0000 \\ud83d 😀𝄞' }] });
  });

  test('a body that no broker takes is refused before the commit; one just below is carried', () => {
    const empty = JSON.stringify(message('').data).length;
    expect(() => message('x'.repeat(MAX_DATA_BYTES - empty))).not.toThrow();
    expect(refusalOf(() => message('x'.repeat(MAX_DATA_BYTES - empty + 1))).problem).toBe('is 900001 bytes long; 900000 is the most');
    expect(() => message('€'.repeat(MAX_DATA_BYTES / 2))).toThrow(EventRefused);
  });

  test.each([0, -1, 1.5, Number.NaN])('a sequence of %p is refused', (sequence) => {
    expect(() => message('', { sequence })).toThrow(/needs the aggregate's version as its sequence/);
  });

  test('an empty subject is refused: it is the key', () => {
    expect(() => createMessage(changed, { sequence: 1, data: { courseId: '', lines: [] } })).toThrow(/courseId must be the id of the aggregate/);
  });
});
