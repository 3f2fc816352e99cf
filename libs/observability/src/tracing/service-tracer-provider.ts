import { ProxyTracerProvider, type Context, type Span, type SpanOptions, type Tracer, type TracerProvider } from '@opentelemetry/api';
import { currentService } from '../service-context.js';

const NOOP = new ProxyTracerProvider();

/** Gives each span to the provider of the service that starts it: several services may run in one process. */
export class ServiceTracerProvider implements TracerProvider {
  private readonly providers = new Map<string, TracerProvider>();

  set(service: string, provider: TracerProvider): void {
    this.providers.set(service, provider);
  }

  delete(service: string): void {
    this.providers.delete(service);
  }

  getTracer(name: string, version?: string): Tracer {
    return new ServiceTracer(() => this.current().getTracer(name, version));
  }

  private current(): TracerProvider {
    const service = currentService();
    const [only] = this.providers.values();
    return (service === undefined ? only : this.providers.get(service)) ?? NOOP;
  }
}

class ServiceTracer implements Tracer {
  constructor(private readonly tracer: () => Tracer) {}

  startSpan(name: string, options?: SpanOptions, context?: Context): Span {
    return this.tracer().startSpan(name, options, context);
  }

  startActiveSpan<F extends (span: Span) => unknown>(name: string, ...rest: [F] | [SpanOptions, F] | [SpanOptions, Context, F]): ReturnType<F> {
    const tracer = this.tracer();
    if (rest.length === 1) return tracer.startActiveSpan(name, rest[0]);
    if (rest.length === 2) return tracer.startActiveSpan(name, rest[0], rest[1]);
    return tracer.startActiveSpan(name, rest[0], rest[1], rest[2]);
  }
}
