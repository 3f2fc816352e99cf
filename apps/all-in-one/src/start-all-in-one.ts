import { startGateway } from '@edtech/gateway';
import { InProcessTransport } from '@edtech/messaging';
import { startService } from '@edtech/service-host';
import type { AllInOneEnvironment } from './environment.js';
import { services } from './services.js';

export interface RunningAllInOne {
  /** The gateway's address. */
  readonly url: string;
  /** The door first, then the services together, then what carried their events. */
  close(): Promise<void>;
}

/** Starts the six services and the gateway in this process, with their events handed from outbox to inbox directly. */
export async function startAllInOne(environment: AllInOneEnvironment): Promise<RunningAllInOne> {
  const transport = new InProcessTransport({ groups: services.map(({ service }) => service) });
  const running = await Promise.all(
    services.map((definition, index) => {
      const own = environment.services[index];
      if (!own) throw new Error(`no environment for ${definition.service}`);
      return startService(definition, own, { transport });
    }),
  );
  const gateway = await startGateway(environment.gateway);
  return {
    url: gateway.url,
    close: async () => {
      await gateway.close();
      await Promise.all(running.map((service) => service.close()));
      await transport.close();
    },
  };
}
