import { Inject, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import type { Connection } from './connect.js';

/** Injects the service's {@link Database}. */
export const DATABASE = Symbol('DATABASE');

/** Injects the service's {@link Connection}: the pool itself. */
export const CONNECTION = Symbol('CONNECTION');

/** Makes one connection known to the whole service, and closes it once everything else has shut down. */
@Module({})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(@Inject(CONNECTION) private readonly connection: Connection) {}

  static forRoot(connection: Connection): DynamicModule {
    return {
      module: DatabaseModule,
      global: true,
      providers: [
        { provide: CONNECTION, useValue: connection },
        { provide: DATABASE, useValue: connection.db },
      ],
      exports: [CONNECTION, DATABASE],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.connection.close();
  }
}
