import type { EventDefinition, EventEnvelope } from '@edtech/contracts';
import type { Scope } from '../scope.js';

/**
 * What `@Ctx()` gives the handler of an event: the inbox's own transaction. The effect, the mark in the inbox and
 * what the handler publishes commit together.
 */
export type InboxContext<D extends EventDefinition = EventDefinition> = Scope & { readonly event: EventEnvelope<D> };
