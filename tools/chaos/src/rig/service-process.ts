import 'reflect-metadata';
import { parseServiceEnvironment } from '@edtech/environment';
import { KafkaTransport, MessagingHealth } from '@edtech/messaging';
import { startService } from '@edtech/service-host';
import { setTimeout as pause } from 'node:timers/promises';
import { installDetour } from '../faults/detour.js';
import { installFailpoints } from '../faults/failpoints.js';
import { installPlant } from '../planted/plants.js';
import { audited } from './audited.js';
import { definitionOf } from './definitions.js';
import { processSettings } from './environment.js';
import type { ProcessMessage } from './process-message.js';

/**
 * One process of the rig: the real service, with a handler more that writes effects down, and with the failpoints and
 * planted bugs that its parent has asked for. It ends when its parent does.
 */
async function main(): Promise<void> {
  process.on('disconnect', () => process.exit(0));
  const settings = processSettings(process.argv[2]);
  if (settings.detour !== undefined) installDetour(settings.detour);
  installFailpoints(settings.failpoints);
  if (settings.plant !== undefined) installPlant(settings.plant);

  const { service, sessionTimeoutMs, leaseMs, maxAttempts } = settings;
  const definition = audited(await definitionOf(service), (types) => tell({ kind: 'subscribed', types }), settings.handlerMs);
  const environment = parseServiceEnvironment(service, definition.environment, settings.source);
  if (environment.transport.kind !== 'kafka') throw new Error('the rig runs its services over Kafka');
  const { brokers, partitions, replicationFactor } = environment.transport;
  const transport = new KafkaTransport({
    brokers,
    clientId: `edtech-${service}`,
    partitions,
    replicationFactor,
    watchdog: { checkMs: 1_000, stallMs: 15_000, sessionTimeoutMs },
  });
  const messaging = { ...(leaseMs === undefined ? {} : { leaseMs }), ...(maxAttempts === undefined ? {} : { retry: { maxAttempts } }) };
  const running = await startService(definition, environment, { transport, messaging });
  process.once('SIGTERM', () => {
    stopping = true;
    void running
      .close()
      .then(() => transport.close())
      .then(
        () => process.exit(0),
        () => process.exit(1),
      );
  });
  tell({ kind: 'listening' });
  await running.receiving;
  const health = running.app.get(MessagingHealth);
  while (!transport.health().subscriptions.every(({ state }) => state === 'running')) await pause(25);
  await health.report();
  tell({ kind: 'receiving' });
}

function tell(message: ProcessMessage): void {
  process.send?.(message);
}

/** Who is told to stop while it begins finds what it needs closed. */
let stopping = false;

main().catch((error: unknown) => {
  if (stopping) return;
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});
