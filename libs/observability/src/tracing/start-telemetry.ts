import { context, propagation, trace, type TracerProvider } from '@opentelemetry/api';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, NodeTracerProvider, type SpanProcessor } from '@opentelemetry/sdk-trace-node';
import { ServiceContextManager } from '../service-context.js';
import { OtlpExporter } from './otlp-exporter.js';
import { ServiceTracerProvider } from './service-tracer-provider.js';
import { UnrecordedSpans } from './unrecorded-spans.js';

export interface TelemetryOptions {
  readonly service: string;
  /** Base url of an OTLP/HTTP collector: `http://localhost:4318`. Without it spans go nowhere, but still have ids that logs and other services carry on. */
  readonly otlpEndpoint?: string;
  /** For tests: gets every span. */
  readonly spanProcessor?: SpanProcessor;
}

export interface Telemetry {
  /** Sends what is left. The service's later spans go nowhere. */
  shutdown(): Promise<void>;
}

/** Of this process: OpenTelemetry's globals can be set once only. */
let services: ServiceTracerProvider | undefined;

const running = new Map<string, Telemetry>();

/** Begins to trace a service, by spans that code starts itself. Several services of one process may each do so; doing it twice for one changes nothing. */
export function startTelemetry({ service, otlpEndpoint, spanProcessor }: TelemetryOptions): Telemetry {
  const known = running.get(service);
  if (known) return known;
  const processors = [
    ...(otlpEndpoint ? [new BatchSpanProcessor(new OtlpExporter(`${otlpEndpoint}/v1/traces`))] : []),
    ...(spanProcessor ? [spanProcessor] : []),
  ];
  const recording = processors.length > 0 ? recordingProvider(service, processors) : undefined;
  const provider: TracerProvider = recording ?? new UnrecordedSpans();
  services ??= registerGlobals();
  services.set(service, provider);
  const telemetry = {
    async shutdown() {
      running.delete(service);
      services?.delete(service);
      await recording?.shutdown();
    },
  };
  running.set(service, telemetry);
  return telemetry;
}

function recordingProvider(service: string, spanProcessors: SpanProcessor[]): NodeTracerProvider {
  const resource = resourceFromAttributes({ 'service.name': service, 'service.namespace': 'edtech' });
  return new NodeTracerProvider({ resource, spanProcessors });
}

function registerGlobals(): ServiceTracerProvider {
  const all = new ServiceTracerProvider();
  trace.setGlobalTracerProvider(all);
  context.setGlobalContextManager(new ServiceContextManager());
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  return all;
}
