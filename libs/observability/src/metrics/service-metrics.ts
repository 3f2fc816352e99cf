import { metrics, type Histogram, type Meter, type MeterProvider as MeterProviderApi } from '@opentelemetry/api';
import { PrometheusExporter, PrometheusSerializer } from '@opentelemetry/exporter-prometheus';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { MeterProvider } from '@opentelemetry/sdk-metrics';
import { currentService } from '../service-context.js';
import type { FinishedRequest } from '../tracing/register-request-tracing.js';
import { observeProcess } from './observe-process.js';

const REQUEST_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** The metrics of one service, as Prometheus reads them. */
export class ServiceMetrics {
  /** For the service's own instruments. */
  readonly meter: Meter;
  private readonly exporter = new PrometheusExporter({ preventServerStart: true });
  private readonly serializer = new PrometheusSerializer('', false, undefined, true, true);
  private readonly provider: MeterProvider;
  private readonly requests: Histogram;

  constructor(readonly service: string) {
    const resource = resourceFromAttributes({ 'service.name': service });
    this.provider = new MeterProvider({ resource, readers: [this.exporter] });
    this.meter = this.provider.getMeter('@edtech/observability');
    this.requests = this.meter.createHistogram('http_request_duration_seconds', {
      description: 'Time from a request to its answer, by service, method, route and status.',
      unit: 's',
      advice: { explicitBucketBoundaries: REQUEST_SECONDS },
    });
    observeProcess(this.meter, service);
    providers.add(service, this.provider);
  }

  requestFinished({ method, route, status, durationMs }: FinishedRequest): void {
    this.requests.record(durationMs / 1_000, { service: this.service, method, route, status });
  }

  /** In Prometheus' text format. What cannot be observed at the moment is left out. */
  async render(): Promise<string> {
    const { resourceMetrics } = await this.exporter.collect();
    return this.serializer.serialize(resourceMetrics);
  }

  async shutdown(): Promise<void> {
    providers.delete(this.service);
    await this.provider.shutdown();
  }
}

/** Lets a library's `metrics.getMeter()` find the meter of the service that it works for. */
class ServiceMeterProvider implements MeterProviderApi {
  private readonly known = new Map<string, MeterProvider>();
  private readonly none = new MeterProvider();
  private registered = false;

  add(service: string, provider: MeterProvider): void {
    if (!this.registered) this.registered = metrics.setGlobalMeterProvider(this);
    this.known.set(service, provider);
  }

  delete(service: string): void {
    this.known.delete(service);
  }

  getMeter(name: string, version?: string): Meter {
    const service = currentService();
    const [only] = this.known.values();
    const provider = service === undefined ? only : this.known.get(service);
    return (provider ?? this.none).getMeter(name, version);
  }
}

const providers = new ServiceMeterProvider();
