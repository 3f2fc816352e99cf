import { defineEvent, type EventDefinition } from '@edtech/contracts';
import { randomBytes } from 'node:crypto';
import { z } from 'zod';

const data = z.object({ thingId: z.uuid(), note: z.string() });

export type ThingChanged = EventDefinition<typeof data>;

/** Events on a topic of their own, so that tests that share a broker do not hear each other. */
export function defineFixtureEvents(): { changed: ThingChanged; closed: ThingChanged; answered: EventDefinition<typeof data> } {
  const aggregate = `thing${randomBytes(6).toString('hex')}`;
  const event = (owner: 'identity' | 'learning', fact: string) =>
    defineEvent({ type: `${owner}.${aggregate}.${fact}.v1`, topic: `edtech.${owner}.${aggregate}`, owner, subject: 'thingId', description: 'Of a test.', data });
  return { changed: event('identity', 'changed'), closed: event('identity', 'closed'), answered: event('learning', 'answered') };
}
