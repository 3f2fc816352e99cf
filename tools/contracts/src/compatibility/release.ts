import { jsonSchemaOf, type EventDefinition, type JsonSchema } from '@edtech/contracts';

/** What strangers rely on in one version of one event. */
export interface ReleasedEvent {
  readonly topic: string;
  readonly owner: string;
  readonly subject: string;
  readonly schema: JsonSchema;
}

/** The contracts as they were published under a version: `libs/contracts/released/<version>.json`. */
export interface Release {
  readonly version: string;
  readonly events: Readonly<Record<string, ReleasedEvent>>;
}

/** The contracts as the code has them, in the shape of a release. */
export function describeContracts(version: string, definitions: readonly EventDefinition[]): Release {
  const events = definitions.map((definition): [string, ReleasedEvent] => {
    const { type, topic, owner, subject } = definition;
    return [type, { topic, owner, subject, schema: jsonSchemaOf(definition) }];
  });
  return { version, events: Object.fromEntries(events.sort(([a], [b]) => (a < b ? -1 : 1))) };
}
