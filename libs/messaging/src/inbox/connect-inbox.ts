import type { INestApplication } from '@nestjs/common';

/**
 * Connects the inbox to an application that imports {@link MessagingModule}: call it after `NestFactory.create`
 * and before `app.startAllMicroservices()`, which begins to receive events.
 */
export function connectInbox(_app: INestApplication): void {
  throw new Error('not ready');
}
