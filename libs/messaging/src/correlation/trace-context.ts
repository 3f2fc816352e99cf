import { context, propagation, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace, type Context, type Span } from '@opentelemetry/api';
import type { TransportMessage } from '../transport/event-transport.js';
import { currentMessageContext, type MessageContext } from './message-context.js';

/**
 * The W3C `traceparent` to put on an event: of the active span or, in a process that keeps no traces, of the event
 * being handled, so that a trace is not broken by one service that is not observed.
 */
export function activeTraceparent(): string | undefined {
  const carrier: Record<string, string> = {};
  propagation.inject(context.active(), carrier);
  return carrier['traceparent'] ?? currentMessageContext()?.traceparent;
}

/** Handles an event in a span of its own, a child of the span that published it. */
export function inHandlerSpan<T>(group: string, event: TransportMessage, handle: () => Promise<T>): Promise<T> {
  const parent = publisherOf(event);
  const options = {
    kind: SpanKind.CONSUMER,
    attributes: {
      'messaging.operation.name': 'handle',
      'messaging.destination.name': event.topic,
      'messaging.consumer.group.name': group,
      'messaging.message.id': event.id,
      'messaging.message.conversation_id': event.correlationId,
      'cloudevents.event_type': event.type,
      'cloudevents.event_subject': event.subject,
    },
  };
  return trace.getTracer('@edtech/messaging').startActiveSpan(`handle ${event.type}`, options, parent, (span) => endingWith(span, handle));
}

/** Handles many events in one span, which is linked to those that published them. */
export function inBatchSpan<T>(group: string, events: readonly TransportMessage[], handle: () => Promise<T>): Promise<T> {
  const links = events.flatMap((event) => {
    const published = trace.getSpanContext(publisherOf(event));
    return published ? [{ context: published }] : [];
  });
  const attributes = { 'messaging.operation.name': 'handle', 'messaging.consumer.group.name': group, 'messaging.batch.message_count': events.length };
  const options = { kind: SpanKind.CONSUMER, attributes, links };
  return trace.getTracer('@edtech/messaging').startActiveSpan('handle a batch', options, ROOT_CONTEXT, (span) => endingWith(span, handle));
}

/** Goes on, in a span of its own, with what was left to be done later. */
export function inResumedSpan<T>(name: string, { correlationId, traceparent }: MessageContext, work: () => Promise<T>): Promise<T> {
  const options = { kind: SpanKind.INTERNAL, attributes: { 'messaging.message.conversation_id': correlationId } };
  return trace.getTracer('@edtech/messaging').startActiveSpan(name, options, publisherOf({ traceparent }), (span) => endingWith(span, work));
}

function publisherOf({ traceparent }: Pick<TransportMessage, 'traceparent'>): Context {
  return traceparent ? propagation.extract(ROOT_CONTEXT, { traceparent }) : ROOT_CONTEXT;
}

async function endingWith<T>(span: Span, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    span.recordException(error instanceof Error ? error : String(error));
    span.setStatus({ code: SpanStatusCode.ERROR });
    throw error;
  } finally {
    span.end();
  }
}
