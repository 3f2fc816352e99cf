import type { EventData, EventDefinition, EventEnvelope } from './define-event.js';

/** How the data of two versions of one event follow from each other. */
export interface Upcast<From extends EventDefinition = EventDefinition, To extends EventDefinition = EventDefinition> {
  readonly from: From;
  readonly to: To;
  /** The event as the newer version tells it. Id, sequence and all else stay: it is the same fact. */
  upcast(event: EventEnvelope<From>): EventEnvelope<To>;
  /** What the older version says of the same state: the publisher writes both for as long as the older one lives. */
  downcast(data: EventData<To>): EventData<From>;
}

/**
 * Relates two versions of one event. Both directions check what they make against the version's schema.
 * @throws Error when they are not an older and a newer version of the same event on the same topic.
 */
export function defineUpcast<From extends EventDefinition, To extends EventDefinition>(
  from: From,
  to: To,
  { up, down }: { up: (data: EventData<From>) => EventData<To>; down: (data: EventData<To>) => EventData<From> },
): Upcast<From, To> {
  const [older, newer] = [nameAndVersion(from.type), nameAndVersion(to.type)];
  if (older.name !== newer.name || older.version >= newer.version) throw new Error(`"${to.type}" is no newer version of "${from.type}"`);
  if (from.topic !== to.topic || from.subject !== to.subject) throw new Error(`"${from.type}" and "${to.type}" must share their topic and subject: a consumer of either must find the same order`);
  return {
    from,
    to,
    upcast: (event) => ({ ...event, type: to.type, data: parse(to, up(event.data)) }),
    downcast: (data) => parse(from, down(data)),
  };
}

function parse<D extends EventDefinition>({ data }: D, value: EventData<D>): EventData<D> {
  return data.parse(value) as EventData<D>;
}

function nameAndVersion(type: string): { name: string; version: number } {
  const at = type.lastIndexOf('.v');
  return { name: type.slice(0, at), version: Number(type.slice(at + 2)) };
}
