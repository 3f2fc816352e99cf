import type { KafkaMessage } from 'kafkajs';
import type { EventDefinition, EventEnvelope } from '../define-event.js';
import type { Upcast } from '../define-upcast.js';
import { NotAnEvent, readEvent, typeOf } from './read-event.js';

// Declared as a method, whose parameter may be a particular event: the router gives each handler events of its own type only.
type Handler = { handle(event: EventEnvelope): unknown }['handle'];

/** How events of one type on the wire reach a handler: as they are, or told in a newer version. */
interface Route {
  readonly definition: EventDefinition;
  readonly upcasts: readonly Upcast[];
  readonly handler: Handler;
}

/** An event, checked and in the version that its handler knows. */
export interface RoutedEvent {
  readonly event: EventEnvelope;
  readonly handler: Handler;
}

/** Knows which messages are wanted, and makes events of them. */
export class EventRouter {
  private readonly routes = new Map<string, Route>();

  /** @throws Error when a handler's type is none of the definitions, or there is no handler at all */
  constructor(definitions: readonly EventDefinition[], handlers: Readonly<Record<string, Handler | undefined>>, upcasts: readonly Upcast[]) {
    for (const [type, handler] of Object.entries(handlers)) {
      const definition = definitions.find((candidate) => candidate.type === type);
      if (!handler) continue;
      if (!definition) throw new Error(`no event is called "${type}": a handler of it would never be called`);
      this.routes.set(type, { definition, upcasts: [], handler });
    }
    if (this.routes.size === 0) throw new Error('there is no handler: nothing would be consumed');
    for (const upcast of upcasts) this.follow(upcast, upcasts);
  }

  /** The topics of the events that are wanted. */
  get topics(): string[] {
    return [...new Set([...this.routes.values()].map(({ definition }) => definition.topic))].sort();
  }

  /**
   * @returns undefined for a type that nobody here handles
   * @throws NotAnEvent when the message is wanted, or names no type, and cannot be read
   */
  read(message: KafkaMessage): RoutedEvent | undefined {
    const type = typeOf(message);
    if (type === undefined) throw new NotAnEvent('it has no ce_type header');
    const route = this.routes.get(type);
    if (!route) return undefined;
    const unchecked = readEvent(message);
    const { success, data, error } = route.definition.data.safeParse(unchecked.data);
    if (!success) throw new NotAnEvent(`its data is no ${type}: ${error.issues.map(({ path, message: problem }) => `${path.join('.')}: ${problem}`).join('; ')}`);
    return { event: route.upcasts.reduce((event, { upcast }) => upcast(event), { ...unchecked, data } as EventEnvelope), handler: route.handler };
  }

  /** An older version is wanted when a chain of upcasts leads from it to one that is handled. */
  private follow(first: Upcast, upcasts: readonly Upcast[]): void {
    if (this.routes.has(first.from.type)) return;
    const chain = [first];
    for (let last = first; !this.routes.has(last.to.type); chain.push(last)) {
      const next = upcasts.find(({ from }) => from.type === last.to.type);
      if (!next) return;
      last = next;
    }
    const target = this.routes.get(chain.at(-1)?.to.type ?? '');
    if (target) this.routes.set(first.from.type, { definition: first.from, upcasts: [...chain, ...target.upcasts], handler: target.handler });
  }
}
