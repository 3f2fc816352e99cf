import { metrics, type Counter, type Histogram, type Meter } from '@opentelemetry/api';

interface CallLabels {
  source: string;
  target: string;
  method: string;
  success: boolean;
}

/**
 * What is measured about calls between services. Instruments are made at the first call: the meter provider is
 * registered at start-up, after this module was loaded.
 */
export class CallMetrics {
  private instruments: { duration: Histogram; breaks: Counter } | undefined;

  constructor(private readonly meter: () => Meter = () => metrics.getMeter('@edtech/service-client')) {}

  /** A finished call with all its attempts; its count is the number of calls. */
  called(labels: CallLabels, seconds: number): void {
    this.made().duration.record(seconds, { ...labels });
  }

  /** A circuit opened: the target is left alone for a while. */
  broke(labels: { source: string; target: string }): void {
    this.made().breaks.add(1, { ...labels });
  }

  private made() {
    this.instruments ??= {
      duration: this.meter().createHistogram('service_client_call_duration_seconds', {
        description: 'Synchronous calls between services, by source, target, method and success.',
        unit: 's',
        advice: { explicitBucketBoundaries: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 3] },
      }),
      breaks: this.meter().createCounter('service_client_circuit_breaks', {
        description: 'How often the circuit to a service opened, by source and target.',
      }),
    };
    return this.instruments;
  }
}
