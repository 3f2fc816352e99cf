import { eventDefinitions, type EventOwner } from '@edtech/contracts';
import { aclsFor } from '../index.js';
import { defineFixtureEvents } from '../../test/fixture-event.js';

const { changed, closed, answered } = defineFixtureEvents();
const definitions = [changed, closed, answered];
const told = (owner: EventOwner, ...subscriptions: string[]) =>
  aclsFor({ owner, subscriptions, definitions }).map(({ user, operation, resource, pattern, name }) => `${user} ${operation} ${resource} ${pattern} ${name}`);

describe('what a service may do on the brokers', () => {
  test('an owner makes and writes its own topics, each once, and reads nothing', () => {
    expect(told('identity')).toEqual(['create', 'write', 'describe'].map((operation) => `edtech-identity ${operation} topic literal ${changed.topic}`));
  });

  test('a consumer reads what it subscribes to, in groups of its own, and writes none of it', () => {
    expect(told('learning', closed.type, changed.type)).toEqual([
      ...['create', 'write', 'describe'].map((operation) => `edtech-learning ${operation} topic literal ${answered.topic}`),
      `edtech-learning read topic literal ${changed.topic}`,
      `edtech-learning describe topic literal ${changed.topic}`,
      'edtech-learning read group literal learning',
      'edtech-learning describe group literal learning',
      'edtech-learning read group prefixed edtech-learning.history.',
      'edtech-learning delete group prefixed edtech-learning.history.',
    ]);
  });

  test('a subscription to an event that nobody defined is refused', () => {
    expect(() => told('learning', 'identity.nobody.v1')).toThrow('no event is called "identity.nobody.v1"');
  });

  test('of the platform, every topic is written by its one owner', () => {
    const owners: EventOwner[] = ['identity', 'learning', 'payment', 'communication', 'ai', 'analytics'];
    const writers = owners.flatMap((owner) => aclsFor({ owner, subscriptions: [] }).filter(({ operation }) => operation === 'write'));
    expect(writers.map(({ name }) => name).sort()).toEqual([...new Set(eventDefinitions.map(({ topic }) => topic))].sort());
    for (const { user, name } of writers) expect(name.startsWith(`edtech.${user.replace('edtech-', '')}.`)).toBe(true);
  });
});
