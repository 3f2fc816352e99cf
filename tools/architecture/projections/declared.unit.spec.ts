import { aiService } from '@edtech/ai-service';
import { analyticsService } from '@edtech/analytics-service';
import { communicationService } from '@edtech/communication-service';
import { findEventDefinition, topics } from '@edtech/contracts';
import { identityService } from '@edtech/identity-service';
import { learningService } from '@edtech/learning-management-service';
import { paymentService } from '@edtech/payment-service';
import { subscriptionsOf, type AnyServiceDefinition } from '@edtech/service-host';

const services: readonly AnyServiceDefinition[] = [identityService, learningService, paymentService, communicationService, aiService, analyticsService];

/** Events that a service only reacts to: it keeps nothing of what they say about their aggregate. Whoever adds a handler decides. */
const REACTIONS: Readonly<Record<string, readonly string[]>> = {
  // Steps of an erasure.
  identity: ['learning', 'payment', 'communication', 'ai', 'analytics'].map((service) => `${service}.erasure.completed.v1`),
  // Steps of a lesson's life.
  learning: ['payment.payment.authorized.v1', 'payment.payment.declined.v1'],
  // People are told.
  communication: ['payment.payment.captured.v1', 'payment.invoice.issued.v1'],
};

/** What the platform itself does with an event in every service but the one that decides it: tokens are refused, people are erased. */
const OF_THE_PLATFORM = ['identity.session.ended.v1', 'identity.user.updated.v1', 'identity.erasure.requested.v1'];

const projectedBy = ({ projections = [] }: AnyServiceDefinition) => new Set(projections.flatMap(({ projection }) => projection.events.map(({ type }) => type)));

test('every topic has one service that tells how its aggregates stand: the one that publishes it', () => {
  const told = services.flatMap(({ service, aggregateStates = [] }) => aggregateStates.map(({ topic, definition }) => ({ topic, owner: service, definition })));
  expect(told.map(({ topic }) => topic).sort()).toEqual([...topics].sort());
  for (const { topic, owner, definition } of told) expect({ topic: definition.topic, owner: definition.owner }).toEqual({ topic, owner });
});

test.each(services)('$service says of every event that it handles whether it copies what it says', async (definition) => {
  const handled = await subscriptionsOf(definition);
  const projected = projectedBy(definition);
  const reactions = REACTIONS[definition.service] ?? [];
  // Analytics records that every fact came about, and keeps nothing else of most.
  const unexplained = handled.filter((type) => !projected.has(type) && !reactions.includes(type) && !OF_THE_PLATFORM.includes(type) && definition.service !== 'analytics');
  expect(unexplained).toEqual([]);
  expect(reactions.filter((type) => projected.has(type) || !handled.includes(type))).toEqual([]);
});

test.each(services)('$service applies every event that its projections name', async (definition) => {
  const handled = await subscriptionsOf(definition);
  expect([...projectedBy(definition)].filter((type) => !handled.includes(type))).toEqual([]);
});

test.each(services)('the projections of $service have names of their own, and follow what others own', ({ service, projections = [] }) => {
  const names = projections.map(({ projection }) => projection.name);
  expect(new Set(names).size).toBe(names.length);
  for (const { projection } of projections) {
    expect(projection.owner).not.toBe(service);
    for (const { type } of projection.events) expect(findEventDefinition(type)?.topic).toBe(projection.topic);
  }
});
