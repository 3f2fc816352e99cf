import { parseServiceEnvironment } from '@edtech/environment';
import { InboxServer, InProcessTransport } from '@edtech/messaging';
import { NestMicroservice } from '@nestjs/microservices';
import { createApplication } from './create-application.js';
import type { AnyServiceDefinition } from './service-definition.js';

/**
 * The event types that a service handles, sorted: what Nest hands to the inbox when the service starts. Needs neither
 * its database nor a broker, and only the defaults of its environment.
 */
export async function subscriptionsOf(definition: AnyServiceDefinition): Promise<readonly string[]> {
  const { service } = definition;
  const environment = parseServiceEnvironment(service, definition.environment, { NODE_ENV: 'development', LOG_LEVEL: 'error' });
  const { app, connection } = await createApplication(definition, environment, { transport: new InProcessTransport({ groups: [service] }) });
  try {
    // Binds the handlers and nothing more: the hooks that start things belong to the application, which is never started.
    for (const microservice of app.getMicroservices()) if (microservice instanceof NestMicroservice) await microservice.registerModules();
    return [...app.get(InboxServer).getHandlers().keys()].sort();
  } finally {
    await connection.close();
  }
}
