import { z } from 'zod';
import type { EventDefinition } from './define-event.js';

/** A JSON Schema, draft 7: what most tools and languages read. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** Formats say more than the expressions that zod writes beside them, which differ from one version of zod to the next. */
const SPOKEN_FORMATS: ReadonlySet<unknown> = new Set(['uuid', 'date-time', 'email', 'uri']);

/** The JSON Schema of an event's data. It lets unknown fields pass: a version may get new optional ones. */
export function jsonSchemaOf({ type, description, data }: EventDefinition): JsonSchema {
  const { $schema, ...schema } = z.toJSONSchema(data, {
    target: 'draft-7',
    io: 'input',
    override: ({ jsonSchema }) => {
      if (SPOKEN_FORMATS.has(jsonSchema.format)) delete jsonSchema.pattern;
      // Only says that a JSON number can hold it.
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
    },
  });
  return { $schema, $id: `urn:edtech:${type}`, title: type, description, ...schema };
}
