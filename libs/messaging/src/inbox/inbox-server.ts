import { Server, type CustomTransportStrategy } from '@nestjs/microservices';

/** Serves `@EventPattern` methods from the inbox. */
export class InboxServer extends Server implements CustomTransportStrategy {
  listen(_callback: (error?: unknown) => void): void {
    throw new Error('not ready');
  }
  close(): Promise<void> {
    throw new Error('not ready');
  }
  on(): void {
    throw new Error('not ready');
  }
  unwrap<T>(): T {
    throw new Error('not ready');
  }
}
