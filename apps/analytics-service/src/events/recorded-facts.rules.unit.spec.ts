import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { eventDefinitions } from '@edtech/contracts';
import { factOf, recordedTypes } from './recorded-facts.rules.js';

const contracts = join(dirname(require.resolve('@edtech/contracts/package.json')), 'src');

function exampleOf(type: string): Record<string, unknown> {
  const [owner, aggregate, fact, version] = type.split('.');
  return JSON.parse(readFileSync(join(contracts, `${owner}`, `${aggregate}-${fact}`, `${version}.example.json`), 'utf8')) as Record<string, unknown>;
}

/** Texts that tell who somebody is, or that somebody wrote, wherever they stand in an event. */
const PERSONAL_FIELDS = ['email', 'firstName', 'lastName', 'name', 'title', 'description', 'learningGoals', 'goal', 'comment', 'meetingUrl', 'timeZone', 'locale'];

function fieldsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(fieldsIn);
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([field, inner]) => [field, ...fieldsIn(inner)]);
}

describe('what is recorded of an event', () => {
  it('is known for every event that any service publishes', () => {
    expect([...recordedTypes].sort()).toEqual(eventDefinitions.map(({ type }) => type).sort());
  });

  it.each(eventDefinitions.map(({ type }) => type))('holds nothing personal of %s', (type) => {
    const { metadata } = factOf({ type, data: exampleOf(type) });
    expect(Object.keys(metadata).length).toBeGreaterThan(0);
    expect(fieldsIn(metadata).filter((field) => PERSONAL_FIELDS.includes(field))).toEqual([]);
    expect(JSON.stringify(metadata)).not.toMatch(/@|https?:/);
  });

  it('leaves out a field that the event got after the list was written', () => {
    const data: Record<string, unknown> = { ...exampleOf('identity.user.created.v1'), telephone: '+43 1 234' };
    expect(factOf({ type: 'identity.user.created.v1', data }).metadata).toEqual({ role: data.role, status: data.status });
  });

  it('refuses data that is not of the shape of its version', () => {
    const data = { ...exampleOf('learning.lesson.completed.v1'), durationMinutes: 'an hour' };
    expect(() => factOf({ type: 'learning.lesson.completed.v1', data })).toThrow(/durationMinutes/);
  });

  it('names whom the fact is about, or nobody', () => {
    const lesson = exampleOf('learning.lesson.booked.v1');
    expect(factOf({ type: 'learning.lesson.booked.v1', data: lesson }).userId).toBe(lesson.studentUserId);
    const conversation = exampleOf('communication.conversation.opened.v1');
    expect(factOf({ type: 'communication.conversation.opened.v1', data: conversation }).userId).toBeNull();
  });

  it('refuses a type that nobody has thought about', () => {
    expect(() => factOf({ type: 'identity.user.renamed.v9', data: {} })).toThrow(/nothing says/);
  });
});
