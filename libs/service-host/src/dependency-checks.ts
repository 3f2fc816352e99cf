import { CONNECTION, type Connection } from '@edtech/drizzle';
import { MessagingHealth, type MessagingHealthReport } from '@edtech/messaging';
import type { DependencyCheck } from '@edtech/observability';

/** What every service depends on, for `/health/ready`. Without its database it is not ready; without the broker it still takes orders, and keeps their events. */
export const dependencyChecks = {
  inject: [CONNECTION, MessagingHealth],
  useFactory: ({ sql }: Connection, messaging: MessagingHealth): readonly DependencyCheck[] => [
    {
      name: 'database',
      critical: true,
      check: async () => {
        await sql`select 1`;
      },
    },
    { name: 'events relay', critical: false, check: async () => relayStatus(await messaging.report()) },
    { name: 'events consumer', critical: false, check: async () => consumerStatus(await messaging.report()) },
  ],
};

function relayStatus({ relay, transport }: MessagingHealthReport): Record<string, unknown> {
  const problem = relay.problem ?? transport.publishProblem;
  if (problem !== undefined) throw new Error(problem);
  return { unsent: relay.unsent, oldestUnsentMs: relay.oldestUnsentMs };
}

function consumerStatus({ inbox, transport }: MessagingHealthReport): Record<string, unknown> {
  const stalled = transport.subscriptions.find(({ state }) => state !== 'running');
  if (stalled) throw new Error(stalled.problem ?? `the subscription is ${stalled.state}`);
  return inbox;
}
