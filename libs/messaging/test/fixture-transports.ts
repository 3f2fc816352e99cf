import type { TextMapPropagator } from '@opentelemetry/api';
import { InProcessTransport, type EventTransport, type TransportMessage } from '../src/index.js';

/** A promise to be settled from outside. */
export function gate(): { open: () => void; opened: Promise<void> } {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { open, opened };
}

/** The same transport, but for what it does when publishing. */
function publishing(transport: EventTransport, publish: EventTransport['publish']): EventTransport {
  return {
    publish,
    subscribe: (options) => transport.subscribe(options),
    ensureTopics: (topics) => transport.ensureTopics(topics),
    lag: (group, topics) => transport.lag(group, topics),
    health: () => transport.health(),
    close: () => transport.close(),
  };
}

/** Publishes as the test says, to nobody. */
export function publishingTransport(publish: EventTransport['publish']): EventTransport {
  return publishing(new InProcessTransport({ groups: [] }), publish);
}

/** Delivers every batch twice. */
export function twiceTransport(transport: EventTransport): EventTransport {
  return publishing(transport, async (batch, signal) => {
    await transport.publish(batch, signal);
    await transport.publish(batch, signal);
  });
}

/** Delivers, but keeps the acknowledgement back until the gate opens. */
export function gatedTransport(transport: EventTransport, acknowledged: { opened: Promise<void> }): EventTransport {
  return publishing(transport, async (batch, signal) => {
    await transport.publish(batch, signal);
    await acknowledged.opened;
  });
}

/** Notes what is published. */
export function recordingTransport(transport: EventTransport): { transport: EventTransport; published: TransportMessage[] } {
  const published: TransportMessage[] = [];
  const recording = publishing(transport, async (batch, signal) => {
    await transport.publish(batch, signal);
    published.push(...batch);
  });
  return { transport: recording, published };
}

/** Stands for a tracing SDK: every publisher outside of a handler is in one and the same span. */
export function inheritingPropagator(): TextMapPropagator<Record<string, string>> {
  let handling = false;
  return {
    fields: () => ['traceparent'],
    inject: (_context, carrier) => {
      // Within a handler nothing is active here: then the event's own trace must go on.
      if (!handling) carrier['traceparent'] = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`;
    },
    extract: (context) => {
      handling = true;
      return context;
    },
  };
}
