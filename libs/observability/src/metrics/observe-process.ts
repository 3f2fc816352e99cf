import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Meter } from '@opentelemetry/api';

const NANOSECONDS = 1e9;
const MICROSECONDS = 1e6;

/** What is worth knowing of the process itself. */
export function observeProcess(meter: Meter, service: string): void {
  const labels = { service };
  meter
    .createObservableGauge('process_resident_memory_bytes', { description: 'Memory that the process holds.', unit: 'By' })
    .addCallback((result) => result.observe(process.memoryUsage.rss(), labels));
  meter
    .createObservableCounter('process_cpu_seconds', { description: 'CPU time that the process has used.', unit: 's' })
    .addCallback((result) => {
      const { user, system } = process.cpuUsage();
      result.observe((user + system) / MICROSECONDS, labels);
    });
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  meter
    .createObservableGauge('nodejs_eventloop_delay_p99_seconds', { description: 'How late the event loop was since the last look, 99th percentile.', unit: 's' })
    .addCallback((result) => {
      result.observe(Number.isNaN(delay.percentile(99)) ? 0 : delay.percentile(99) / NANOSECONDS, labels);
      delay.reset();
    });
}
