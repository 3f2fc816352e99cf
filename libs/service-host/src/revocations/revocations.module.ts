import { RevocationList } from '@edtech/auth';
import { CONNECTION, type Connection } from '@edtech/drizzle';
import type { ServiceName } from '@edtech/environment';
import { qualifiedName, type MessagingTables } from '@edtech/messaging';
import { Module, type DynamicModule } from '@nestjs/common';
import { OnRevoked } from './on-revoked.js';
import { RevocationReader } from './revocation-reader.js';
import { RevocationStore } from './revocation-store.js';

export interface RevocationsOptions {
  readonly service: ServiceName;
  readonly tables: MessagingTables;
  /** What this replica's tokens are checked against. */
  readonly list: RevocationList;
}

/** Lets a service know which access tokens are not to be believed any more. Identity, which decides it, writes it down itself. */
@Module({})
export class RevocationsModule {
  static forRoot({ service, tables, list }: RevocationsOptions): DynamicModule {
    return {
      module: RevocationsModule,
      global: true,
      controllers: service === 'identity' ? [] : [OnRevoked],
      providers: [
        { provide: RevocationStore, inject: [CONNECTION], useFactory: ({ sql }: Connection) => new RevocationStore(sql, qualifiedName(tables.sessionRevocations)) },
        { provide: RevocationList, useValue: list },
        RevocationReader,
      ],
      exports: [RevocationStore, RevocationList],
    };
  }
}
