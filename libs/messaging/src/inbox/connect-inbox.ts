import { Catch, type ExceptionFilter, type INestApplication } from '@nestjs/common';
import { NestMicroservice } from '@nestjs/microservices';
import { throwError, type Observable } from 'rxjs';
import { InboxServer } from './inbox-server.js';

/** Nest would replace an unknown error by "Internal server error": the inbox must see the real one. */
@Catch()
class RethrowFilter implements ExceptionFilter {
  catch(error: unknown): Observable<never> {
    return throwError(() => error);
  }
}

/**
 * Connects the inbox to an application that imports `MessagingModule`: call it after `NestFactory.create` and before
 * `app.startAllMicroservices()`, which begins to receive events. The application's own filters, guards and pipes are
 * for its clients and do not apply to events.
 */
export function connectInbox(app: INestApplication): void {
  const strategy = app.get(InboxServer);
  // Deferred, because handlers are bound to their filters when it is initialised.
  const microservice = app.connectMicroservice({ strategy }, { inheritAppConfig: false, deferInitialization: true });
  microservice.useGlobalFilters(new RethrowFilter());
  // The application runs the lifecycle hooks that it shares with the microservice; deferred, Nest would run them twice.
  if (microservice instanceof NestMicroservice) microservice.setIsInitHookCalled(true);
}
