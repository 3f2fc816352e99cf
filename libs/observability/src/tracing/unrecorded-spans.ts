import { context, isSpanContextValid, trace, TraceFlags, type Context, type Span, type SpanOptions, type Tracer, type TracerProvider } from '@opentelemetry/api';
import { RandomIdGenerator } from '@opentelemetry/sdk-trace-node';

/**
 * Spans for where nobody records any. A request has one, whose ids logs and other services carry on as ever; the spans inside it, which nobody
 * would see, are that one again.
 */
export class UnrecordedSpans implements TracerProvider {
  private readonly tracer = new UnrecordedTracer();

  getTracer(): Tracer {
    return this.tracer;
  }
}

class UnrecordedTracer implements Tracer {
  private readonly ids = new RandomIdGenerator();

  startSpan(_name: string, options?: SpanOptions, from: Context = context.active()): Span {
    const parent = options?.root === true ? undefined : trace.getSpan(from);
    const above = parent?.spanContext();
    if (!parent || !above || !isSpanContextValid(above)) {
      return trace.wrapSpanContext({ traceId: this.ids.generateTraceId(), spanId: this.ids.generateSpanId(), traceFlags: TraceFlags.SAMPLED });
    }
    // A parent that somebody records is not ended by us.
    if (above.isRemote !== true) return parent.isRecording() ? trace.wrapSpanContext(above) : parent;
    const { traceId, traceFlags, traceState } = above;
    return trace.wrapSpanContext({ traceId, spanId: this.ids.generateSpanId(), traceFlags, ...(traceState && { traceState }) });
  }

  startActiveSpan<F extends (span: Span) => unknown>(name: string, ...rest: [F] | [SpanOptions, F] | [SpanOptions, Context, F]): ReturnType<F> {
    const [options, from, within] = rest.length === 1 ? [undefined, context.active(), rest[0]] : rest.length === 2 ? [rest[0], context.active(), rest[1]] : rest;
    const span = this.startSpan(name, options, from);
    // Most often it is active already.
    if (from === context.active() && trace.getSpan(from) === span) return within(span) as ReturnType<F>;
    return context.with(trace.setSpan(from, span), () => within(span) as ReturnType<F>);
  }
}
