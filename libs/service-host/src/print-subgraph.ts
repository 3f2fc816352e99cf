import { parseServiceEnvironment } from '@edtech/environment';
import { createSubgraphSchema } from '@edtech/graphql';
import { InProcessTransport } from '@edtech/messaging';
import { createApplication } from './create-application.js';
import type { AnyServiceDefinition } from './service-definition.js';

/** The service's subgraph as SDL. Needs neither its database nor a broker, and only the defaults of its environment. */
export async function printSubgraph(definition: AnyServiceDefinition): Promise<string> {
  const { service } = definition;
  const environment = parseServiceEnvironment(service, definition.environment, { NODE_ENV: 'development', LOG_LEVEL: 'error' });
  const { app, connection } = await createApplication(definition, environment, { transport: new InProcessTransport({ groups: [service] }) });
  try {
    return await createSubgraphSchema(app);
  } finally {
    // Not app.close(): the application was never started, and its hooks would stop what does not run.
    await connection.close();
  }
}
