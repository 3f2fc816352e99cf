import { SpanStatusCode, trace } from '@opentelemetry/api';
import type { Run } from './run.js';

/** Asks within a span of its own, where somebody records spans. */
export function recorded<T>({ recorded: isRecorded }: Run, service: string, ask: () => Promise<T>): Promise<T> {
  if (!isRecorded) return ask();
  return trace.getTracer('@edtech/gateway').startActiveSpan('gateway.fetch', { attributes: { service } }, async (span) => {
    try {
      return await ask();
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR });
      throw error;
    } finally {
      span.end();
    }
  });
}
