import { MessagingHealth } from '@edtech/messaging';
import { ServiceMetrics } from '@edtech/observability';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';

/** How far behind a service's events are, as metrics. */
@Injectable()
export class MessagingMetrics implements OnModuleInit {
  constructor(
    @Inject(MessagingHealth) private readonly health: MessagingHealth,
    @Inject(ServiceMetrics) private readonly metrics: ServiceMetrics,
  ) {}

  onModuleInit(): void {
    const { meter, service } = this.metrics;
    const unsent = meter.createObservableGauge('outbox_unsent', { description: 'Events that are committed and not yet sent.' });
    const oldestUnsent = meter.createObservableGauge('outbox_oldest_unsent_seconds', { description: 'Age of the oldest event that is not yet sent.', unit: 's' });
    const pending = meter.createObservableGauge('inbox_pending', { description: 'Events that have arrived and are not yet handled.' });
    const oldestPending = meter.createObservableGauge('inbox_oldest_pending_seconds', { description: 'Age of the oldest event that is not yet handled.', unit: 's' });
    const parked = meter.createObservableGauge('inbox_parked', { description: 'Events that were given up on and wait for an operator.' });
    meter.addBatchObservableCallback(
      async (result) => {
        const report = await this.health.report().catch(() => undefined);
        // Without its database a service knows nothing of its backlog: no figure is better than a wrong one.
        if (!report) return;
        const labels = { service };
        result.observe(unsent, report.relay.unsent, labels);
        result.observe(oldestUnsent, report.relay.oldestUnsentMs / 1_000, labels);
        result.observe(pending, report.inbox.pending, labels);
        result.observe(oldestPending, report.inbox.oldestPendingMs / 1_000, labels);
        result.observe(parked, report.inbox.parked, labels);
      },
      [unsent, oldestUnsent, pending, oldestPending, parked],
    );
  }
}
