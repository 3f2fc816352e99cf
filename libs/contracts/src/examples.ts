import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EventData, EventDefinition } from './define-event.js';

/** Where an event's golden example lies, from the folder of this file: `learning/lesson-booked/v1.example.json`. */
export function examplePath(type: string): string {
  const [owner, aggregate, fact, version] = type.split('.');
  return `${owner}/${aggregate}-${fact}/${version}.example.json`;
}

/**
 * The golden example of an event: data that carries every field, for tests and for trying things out.
 * @throws Error when the event is none that the contracts list
 */
export function exampleOf<D extends EventDefinition>(definition: D): EventData<D> {
  const json: unknown = JSON.parse(readFileSync(join(__dirname, examplePath(definition.type)), 'utf8'));
  return definition.data.parse(json) as EventData<D>;
}
