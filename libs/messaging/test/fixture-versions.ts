import { defineEvent, defineUpcast } from '@edtech/contracts';
import { randomBytes } from 'node:crypto';
import { z } from 'zod';

/** An event in two versions, with a topic that no other test has, and how one becomes the other. */
export function defineTwoVersions() {
  const aggregate = `person${randomBytes(6).toString('hex')}`;
  const common = { topic: `edtech.identity.${aggregate}`, owner: 'identity', subject: 'personId', description: 'Of a test.' } as const;
  const v1 = defineEvent({ ...common, type: `identity.${aggregate}.updated.v1`, data: z.object({ personId: z.uuid(), firstName: z.string(), lastName: z.string() }) });
  const v2 = defineEvent({ ...common, type: `identity.${aggregate}.updated.v2`, data: z.object({ personId: z.uuid(), name: z.object({ given: z.string(), family: z.string() }) }) });
  const namesTogether = defineUpcast(v1, v2, {
    up: ({ firstName, lastName, ...rest }) => ({ ...rest, name: { given: firstName, family: lastName } }),
    down: ({ name, ...rest }) => ({ ...rest, firstName: name.given, lastName: name.family }),
  });
  return { v1, v2, namesTogether };
}
