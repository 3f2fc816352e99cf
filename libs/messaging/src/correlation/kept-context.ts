import { v7 as newId } from 'uuid';
import { currentMessageContext, runInMessageContext } from './message-context.js';
import { activeTraceparent, inResumedSpan } from './trace-context.js';

/** What work belongs to that is left to a background loop: kept in the row that the loop takes up. */
export interface KeptContext {
  readonly correlationId: string | null;
  /** The id of the event that has led to it. */
  readonly causationId: string | null;
  readonly traceparent: string | null;
}

/** The context that this code runs in, to be kept. */
export function contextToKeep(): KeptContext {
  const context = currentMessageContext();
  return { correlationId: context?.correlationId ?? null, causationId: context?.causationId ?? null, traceparent: activeTraceparent() ?? null };
}

/** Goes on in a context that was kept, in a span of its own: a child of the one that was active then. What was kept without a context begins one. */
export function resumeContext<T>(name: string, kept: KeptContext, work: () => Promise<T>): Promise<T> {
  const traceparent = kept.traceparent ?? undefined;
  const context = { correlationId: kept.correlationId ?? newId(), causationId: kept.causationId ?? undefined, traceparent };
  return runInMessageContext(context, () => inResumedSpan(name, context, work));
}
